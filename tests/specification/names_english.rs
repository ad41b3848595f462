//! Rows N1 to N58 in English, both columns of each row where they differ: what is reported, and how loudly.
//!
//! Not here: N3, N28, N57 and N58, and what a house makes of N5, depend on a house or a project and are in
//! `name_houses`; N15 (elision) and N55 (an English passage in a French text) are of French. What the fixes do is in
//! `name_fixes`. Two rows are of checks of their own, `first-mention` (N52) and `fact-clash` (N53): here they show that
//! no check of spellings takes them for its own.

use super::*;

#[test]
fn hold() {
    all_hold(Language::English, CASES);
}

const CASES: &[Case] = &[
    text(
        "N1",
        "The night train to Kyiv leaves on time. The one from ⟦name-variant|Kiev⟧ is late, and the station \
         of Kyiv waits.",
    ),
    text(
        "N1, several of the minority",
        "The night train to Kyiv leaves on time. The one from ⟦name-variant|Kiev⟧ is late, the station of Kyiv waits, and the \
         bar of ⟦name-variant|Kiev⟧ closes before that of Kyiv.",
    ),
    text(
        "N2",
        "The night train to Kiev leaves on time. The station of Kiev has been waiting for the one from \
         Lviv.",
    ),
    text(
        "N4",
        "The Russian president, Vladimir Putin, will see the envoys. Aides say ⟦name-variant|Poutine⟧ can \
         wait, and Putin agrees.",
    ),
    text(
        "N4, more often in the foreign form",
        "The Russian president, Vladimir Putin, will see the envoys. Aides say ⟦name-variant|Poutine⟧ can wait, and \
         ⟦name-variant|Poutine⟧ agrees.",
    ),
    text(
        "N5, no house",
        "The Russian president, Vladimir Poutine, will see the envoys on Tuesday, and Poutine is in no \
         hurry.",
    ),
    text(
        "N5, the dish",
        "The Russian president, Vladimir Putin, will see the envoys on Tuesday in Quebec, where Putin was served a poutine.",
    ),
    text("N6", "The restaurant in Kyiv serves chicken Kiev and tells the story of Kievan Rus on its menu."),
    text(
        "N7",
        "Dynamo Kyiv lost on Saturday in its stadium in Kiev, in front of ten thousand people from Kiev.",
    ),
    text(
        "N7, the other way",
        "Dynamo Kiev lost on Saturday in its stadium in Kyiv, in front of ten thousand people from Kyiv.",
    ),
    text(
        "N8",
        "The Kyivan metro is running again, and the mayor of Kiev promises ten new trains before the \
         summer.",
    ),
    text(
        "N8, both",
        "The Kyivan metro is running again. There will be Kyivan trams tomorrow, and the \
         ⟦hint name-variant|Kievan⟧ coaches will go back home.",
    ),
    text(
        "N9",
        "The envoy came back from Kyiv with a message: “⟦hint name-variant|Kiev⟧ is holding on and waits for us all,” he \
         said.",
    ),
    text(
        "N9, inside and outside",
        "The envoy came back from Kyiv. “⟦hint name-variant|Kiev⟧ is holding on and waits for us all,” he said at the \
         station in Kyiv before he left for ⟦name-variant|Kiev⟧ again.",
    ),
    text(
        "N10",
        "The account @KyivIndependent follows the day in Kiev, as does the site \
         https://www.example.org/Kyiv/live and the code KYIV.",
    ),
    markdown(
        "N10, a link",
        "The mayor of Kiev has published [a map of the shelters](https://www.example.org/Kyiv/map) on the \
         city's site.\n",
    ),
    markdown(
        "N11",
        "The mayor of Kiev answers the questions of the *Kyiv Independent* and of the *Kyiv Post* this \
         week.\n",
    ),
    text(
        "N11, plain",
        "The mayor of Kiev answers the questions of the Kyiv Independent and of the Kyiv Post this week.",
    ),
    text(
        "N12",
        "The envoys arrived in Kyiv, formerly Kiev, on the night train that comes from the Polish border.",
    ),
    text(
        "N12, known as",
        "The envoys arrived in Kyiv, long known as Kiev, on the night train from the Polish border.",
    ),
    text(
        "N12, or",
        "The envoys arrived in Kyiv, or Kiev, on the night train that comes every day from the Polish border.",
    ),
    text(
        "N12, a bracket",
        "The envoys arrived in Mykolaiv (Nikolayev in Russian) on the night train that comes from the Polish border.",
    ),
    text(
        "N12, a gloss is no licence",
        "The envoys arrived in Kyiv (formerly Kiev) on Tuesday. The station in Kyiv was empty, and the mayor of \
         ⟦name-variant|Kiev⟧ met them in front of that of Kyiv.",
    ),
    text(
        "N13",
        "Kiev or Kyiv: why newspapers are changing their spelling\n\
         The paper wrote Kiev for a century. It will write Kyiv from Monday on, after a close vote.",
    ),
    text(
        "N13, three glosses",
        "We write Kyiv (Kiev in Russian) these days. The maps say Kiev (Kyiv in Ukrainian), the timetables Kyiv (or Kiev), \
         and the paper wavers between Kyiv and Kiev.",
    ),
    text(
        "N14",
        "Trains leave Kyiv on time. ⟦name-variant|Kiev⟧'s main station is being rebuilt, and Kyiv's mayor \
         is proud.",
    ),
    text(
        "N14, the other apostrophe",
        "Trains leave Kyiv on time. ⟦name-variant|Kiev⟧’s main station is being rebuilt, and Kyiv’s mayor is proud.",
    ),
    text(
        "N14, one form",
        "Kyiv's main station is being rebuilt, the mayor of Kyiv is proud of it, and trains leave Kyiv on time again.",
    ),
    text(
        "N14, unlisted",
        "Marcus Delaney left on Monday. Delaney's office has closed, and ⟦name-typo|Delanney⟧'s car is gone. Delaney is happy.",
    ),
    text(
        "N16",
        "People in Kharkiv are moving west. The station of ⟦name-variant|Kharkov⟧ is full, and Kharkiv is \
         dark.",
    ),
    text(
        "N16",
        "The port of Odesa opened on Monday. Ships from ⟦name-variant|Odessa⟧ had been waiting off Odesa \
         since March.",
    ),
    text(
        "N16",
        "The front near Luhansk has not moved. The town of ⟦name-variant|Lugansk⟧ has no water, and \
         Luhansk waits.",
    ),
    text(
        "N16, three forms",
        "The front near Luhansk has not moved. The town of ⟦name-variant|Lugansk⟧ has no water, Luhansk waits, and the \
         station of ⟦name-variant|Lougansk⟧ is closed.",
    ),
    text(
        "N16",
        "The bridge at Mykolaiv is cut. Coaches from ⟦name-variant|Nikolayev⟧ go around before they enter \
         Mykolaiv.",
    ),
    text(
        "N16",
        "Refugees arrive in Lviv. The council of ⟦name-variant|Lvov⟧ opens the schools, and Lviv makes \
         beds.",
    ),
    text(
        "N16",
        "The plant at Chernobyl is watched. The site of ⟦name-variant|Chornobyl⟧ is closed, like the road \
         to Chernobyl.",
    ),
    text(
        "N17",
        "The direct line from Kyiv to Odessa opens again on Monday, and all tickets in Kyiv are gone by \
         now.",
    ),
    text(
        "N17, the other way",
        "The direct line from Kiev to Kharkiv opens again on Monday, and all tickets in Kiev are gone by now.",
    ),
    text(
        "N18",
        "Born in Odessa, Texas, the pianist will play in Odesa on Thursday in a hall that was sold out \
         long ago.",
    ),
    text(
        "N18, Moscow",
        "The envoys left Moscow at noon. The student came from Moscow, Idaho, to learn some Russian.",
    ),
    text(
        "N19",
        "Volodymyr Zelenskyy came to Brussels on Tuesday. President ⟦name-variant|Zelenskiy⟧ will see his \
         allies before Zelenskyy flies home.",
    ),
    text(
        "N19, three forms",
        "Volodymyr Zelensky came to Brussels on Tuesday. President ⟦name-variant|Zelenskyy⟧ will see his allies, Zelensky \
         will speak, and ⟦name-variant|Zelenskiy⟧ will fly home.",
    ),
    text(
        "N20",
        "Volodymyr Zelensky came to Brussels on Tuesday with his wife, Olena Zelenska, who will visit a \
         school.",
    ),
    text(
        "N20, unlisted",
        "Pavel Morozov came to Brussels on Tuesday with Irina Morozova. Morozov will speak, and then Morozova will play \
         the piano.",
    ),
    text(
        "N20, -sky and -skaya",
        "Alexei Zaretsky came to Brussels on Tuesday with Vera Zaretskaya. Zaretsky will speak, and then Zaretskaya will \
         play the piano.",
    ),
    text(
        "N21",
        "Nikita Khrushchev loved corn. A farm that ⟦name-variant|Khrouchtchev⟧ had planted made Khrushchev \
         proud.",
    ),
    text(
        "N21",
        "Mikhail Gorbachev is back from Crimea. Friends of ⟦name-variant|Gorbatchev⟧ worry, and Gorbachev \
         knows.",
    ),
    text(
        "N21",
        "Boris Yeltsin climbs on a tank. The crowd that ⟦name-variant|Eltsine⟧ speaks to cheers, and \
         Yeltsin wins.",
    ),
    text(
        "N21, unlisted",
        "Colonel Voroshchenko leaves his post. The car of ⟦name-variant|Vorochtchenko⟧ waits, and Voroshchenko takes his \
         time.",
    ),
    text(
        "N22",
        "Colonel Gadhafi pitches his tent. The plane of ⟦name-variant|Qaddafi⟧ waits, and Gadhafi does not \
         leave.",
    ),
    text(
        "N22, the third",
        "Colonel Gadhafi pitches his tent. The plane of ⟦name-variant|Gaddafi⟧ waits, and Gadhafi does not leave.",
    ),
    text(
        "N22",
        "A son of Bin Laden was seen in Pakistan. The youngest of ⟦name-variant|Ben Laden⟧ has disappeared, say friends of \
         Bin Laden.",
    ),
    text(
        "N22",
        "The fighters of Hezbollah fired on the north. A chief of ⟦name-variant|Hizbullah⟧ said so, and Hezbollah will fire \
         again.",
    ),
    text(
        "N22",
        "The fighters of al-Qaida are hiding. The chiefs of ⟦name-variant|al-Qaeda⟧ are silent, and \
         al-Qaida waits.",
    ),
    text(
        "N23",
        "Mohamed Salah scored twice in Riyadh on Tuesday while Prince Mohammed bin Salman was watching the \
         match.",
    ),
    text(
        "N23, unlisted",
        "Mohamed Berrada scored twice in Riyadh on Tuesday. The coach, Mohammed Tazi, was pleased with Berrada, and Tazi went \
         home.",
    ),
    text(
        "N24",
        "Prince Mohammed bin Salman received the players. Tonight ⟦name-variant|Mohamed bin Salman⟧ will \
         dine with them, and Mohammed bin Salman will leave.",
    ),
    text(
        "N25",
        "The flight from Beijing is late. The tower at ⟦name-variant|Peking⟧ does not answer, and Beijing \
         is silent.",
    ),
    text(
        "N25",
        "The statue of Mao Zedong was washed. The portrait of ⟦name-variant|Mao Tse-tung⟧ was too, as Mao \
         Zedong sells.",
    ),
    text(
        "N25, fixed terms",
        "A graduate of Peking University cooks Peking duck in Beijing for the guests of the city.",
    ),
    text(
        "N26",
        "Born in Bombay in 1947, she has been living in the same street of Mumbai near the covered market.",
    ),
    text(
        "N26",
        "He left Saigon in 1975, as a boy, and did not see Ho Chi Minh City again before he was fifty years old.",
    ),
    text(
        "N26, no date",
        "The trains of Mumbai are full in the morning. The station of ⟦hint name-variant|Bombay⟧ opens new gates, and Mumbai \
         breathes again.",
    ),
    text(
        "N27",
        "President Erdogan will see the mayors. The party of ⟦name-variant|Erdoğan⟧ has lost, and Erdogan \
         knows it.",
    ),
    text(
        "N27",
        "Viktor Orban voted against the text. The veto of ⟦name-variant|Orbán⟧ will fall, but Orban takes \
         his time.",
    ),
    text(
        "N27",
        "The city of Sao Paulo has little water. The mayor of ⟦name-variant|São Paulo⟧ rations it, and Sao \
         Paulo waits.",
    ),
    text(
        "N27, unlisted",
        "The cyclist Tomáš Havránek won the stage. For ⟦name-variant|Havranek⟧ the year begins well, says the team of \
         Havránek.",
    ),
    text(
        "N27, one form only",
        "President Erdoğan will see the mayors of São Paulo, and Erdoğan will show them the palace of the city.",
    ),
    text(
        "N29",
        "The leader Kim Jong Un visits the plant. The train of ⟦name-variant|Kim Jong-un⟧ waits, and Kim \
         Jong Un leaves.",
    ),
    text(
        "N29, unlisted",
        "The director Jean-Luc Marlow films here. For ⟦name-variant|Jean Luc⟧ Marlow the light is what counts, says Jean-Luc \
         Marlow.",
    ),
    text(
        "N29, two people",
        "The director Jean-Luc Marlow films here, and the painter Jean Luc Sanders lends him his house for a month.",
    ),
    text(
        "N30",
        "De Niro came to the festival in May. The actor Robert De Niro spoke the day after on the radio.",
    ),
    text(
        "N30, with the given name",
        "The actor Robert De Niro came in May. A speech by ⟦information name-variant|Robert de Niro⟧ was read, and Robert De \
         Niro was pleased.",
    ),
    text(
        "N30",
        "The office of Ursula von der Leyen is closed. The car of ⟦information name-variant|Ursula Von der Leyen⟧ waits, and \
         Ursula von der Leyen reads.",
    ),
    text(
        "N30, another particle",
        "The office of Ursula von der Leyen is closed. The car of ⟦name-variant|Ursula van der Leyen⟧ waits, and Ursula von \
         der Leyen reads.",
    ),
    text(
        "N30, unlisted",
        "The architect Marcus van Delden came in May. A speech by Marcus ⟦information name-variant|Van⟧ Delden was read, and \
         Marcus van Delden was pleased.",
    ),
    text(
        "N31",
        "The envoys leave The Hague tonight. A coach from The Hague will take them to the port before \
         dawn.",
    ),
    text(
        "N32",
        "J. D. Vance is expected on Tuesday. The office of J. D. Vance has confirmed it, and \
         ⟦information name-variant|JD⟧ Vance will speak.",
    ),
    text(
        "N32, three ways in one finding",
        "J. D. Vance is expected on Tuesday. The office of ⟦information name-variant|J.D.⟧ Vance has confirmed it, J. D. Vance \
         is glad, and JD Vance will speak.",
    ),
    text(
        "N32, unlisted",
        "The architect J. P. Marlow is expected on Tuesday. The office of ⟦information name-variant|J.P.⟧ Marlow has told J. P. \
         Marlow's friends.",
    ),
    text(
        "N33",
        "Vladimir Putin will see the envoys on Tuesday. Putin has warned his guests, and Mr. Putin will be \
         late.",
    ),
    text(
        "N34",
        "A speech by Jeb Bush was read on Tuesday by George Bush, who had not been seen there for a year.",
    ),
    text(
        "N34, the same function",
        "The Russian president Vladimir Putin signed on Monday. The Russian president ⟦hint name-given|Dmitri⟧ Putin had \
         nothing to add.",
    ),
    text(
        "N35",
        "Stephen Vaughan, the architect of the hall, sees two problems. ⟦name-given|Steven⟧ Vaughan, the \
         architect of the hall, fears a third.",
    ),
    text(
        "N35, the row's own",
        "Stephen Witkoff came on Tuesday. A day later ⟦name-given|Steven⟧ Witkoff saw the mayor, and Stephen Witkoff left.",
    ),
    text(
        "N35, a man and a woman",
        "Martin Vaughan, the architect of the hall, sees two problems. Marianne Vaughan, the architect of the roof, fears a \
         third.",
    ),
    text(
        "N36",
        "Steve Witkoff came on Monday. Witkoff saw the mayor, and ⟦name-typo|Witkof⟧ left. Witkoff will be back, \
         Witkoff said.",
    ),
    text(
        "N37",
        "Angela Corey has seen two problems with the hall. Angela ⟦information name-typo|Correy⟧ fears a third, which is more \
         serious.",
    ),
    text(
        "N38",
        "On Tuesday ⟦hint name-typo|Gellar⟧ delivered the boxes to the depot. A day later Geller did not answer the \
         questions of the judge.",
    ),
    text(
        "N39",
        "Joe Biden came on Monday. Biden saw the mayor, and ⟦information name-typo|Bidne⟧ left. Biden will be back, and Biden will \
         speak.",
    ),
    text(
        "N39, confusable",
        "Emmanuel Macron came on Monday. Macron saw the mayor, and Macron dined. The speech of Marcon was short, and Macron \
         left. Macron will be back.",
    ),
    text(
        "N39, confusable, the same companion",
        "Emmanuel Macron came on Monday. Macron saw the mayor, and Macron dined. The speech of Emmanuel \
         ⟦information name-typo|Marcon⟧ was short, and Macron left. Macron will be back.",
    ),
    text(
        "N39, unlisted",
        "Helen Vaughton came on Monday. Vaughton saw the mayor, Vaughton dined, and ⟦name-typo|Vaughtno⟧ left. Vaughton will be \
         back.",
    ),
    text(
        "N40",
        "Christie Andersen and Christine Anderson run the bookshop with Marco Rubio and Mike Rubino, their \
         partners.",
    ),
    text(
        "N40",
        "Marco Rubio and Mike Rubino run the bookshop at the station. Rubio sells the papers, Rubino the novels, and Rubio \
         closes at eight.",
    ),
    text(
        "N41",
        "President Obama followed the hunt for Osama from Iran to Iraq, and from Austria to Australia by \
         way of Niger and Nigeria.",
    ),
    text(
        "N41, three to one",
        "Austria lost the match. The coach of Austria blames the heat, the team of Austria goes home tomorrow, and Australia \
         is glad to have beaten Austria.",
    ),
    text(
        "N42",
        "Israel received German visitors this week, and an Israeli band is now on its way to Germany by \
         train.",
    ),
    text(
        "N42, unlisted",
        "People in Thornaby voted on Monday. The Thornabians will vote again tomorrow, and Thornaby will have a mayor, as \
         Thornaby hopes.",
    ),
    text(
        "N43",
        "The border of Turkey is closed. The customs of ⟦name-variant|Türkiye⟧ have said so, and so has \
         Turkey.",
    ),
    text(
        "N43",
        "The team of the Czech Republic has won. The goals of ⟦name-variant|Czechia⟧ came late, and the \
         Czech Republic sang.",
    ),
    text(
        "N43",
        "The army of Myanmar holds the road. The generals of ⟦name-variant|Burma⟧ say so, and Myanmar is silent.",
    ),
    text(
        "N43",
        "The border of Belarus is closed. The customs of ⟦name-variant|Biélorussie⟧ have said so, and so has Belarus.",
    ),
    text(
        "N43",
        "The king of Eswatini is away. The court of ⟦name-variant|Swaziland⟧ does not say where, and Eswatini waits.",
    ),
    text(
        "N43",
        "Farmers of Ivory Coast grow cocoa. The growers of ⟦name-variant|Côte d'Ivoire⟧ want more, and \
         Ivory Coast waits. Ivory Coast is dry.",
    ),
    text(
        "N43, a gloss",
        "The envoys left for Türkiye, formerly Turkey, where the president will see them in his summer \
         palace.",
    ),
    text(
        "N43, the official name",
        "The border of Turkey is closed. The treaty binds the Republic of Türkiye to its neighbors, and Turkey is content.",
    ),
    text(
        "N44",
        "The US signed the treaty, the ⟦name-style|U.S.⟧ will ratify it in the spring, and the USA will then apply it.",
    ),
    text(
        "N44, the long and the short name",
        "The United States signed the treaty, the US will ratify it in the spring, and the USA will then apply it.",
    ),
    text(
        "N44, USA",
        "The USA signed the treaty, the ⟦name-style|U.S.A.⟧ will ratify it in the spring, and the USA will then apply it.",
    ),
    text(
        "N45",
        "NATO and the UN meet on Tuesday. A spokeswoman for the ⟦name-style|U.N.⟧ has said that ⟦name-style|Nato⟧ would come alone.",
    ),
    text(
        "N45, once",
        "NATO meets on Tuesday. A spokeswoman for ⟦name-style|Nato⟧ has said that NATO would come alone, and that Nato would \
         leave. NATO agrees.",
    ),
    text(
        "N46",
        "PUTIN AND ZELENSKY SPEAK AT LAST\n\
         Vladimir Putin and Volodymyr Zelenskyy spoke for an hour on Tuesday, for the first time in a \
         year.",
    ),
    text(
        "N47",
        "The channel Al Jazeera closes its office. The crews of ⟦name-variant|Al-Jazeera⟧ leave, and Al \
         Jazeera is sorry.",
    ),
    text(
        "N47, an adjective",
        "The Lebanese Hezbollah fired on the north of the country. Hezbollah said so itself on the evening of the day.",
    ),
    text(
        "N48",
        "The video that was on YouTube is gone since Monday. A copy can still be seen on \
         ⟦information name-variant|Youtube⟧ and on an iPhone.",
    ),
    text(
        "N49",
        "Côte d'Ivoire sells its cocoa abroad. The growers of Côte d’Ivoire have been waiting for a better \
         price.",
    ),
    text(
        "N50",
        "The trams of St. Louis have broken down. People in ⟦information name-variant|Saint⟧ Louis have been waiting \
         for coaches since Monday, and St. Louis is angry.",
    ),
    text(
        "N50, two places",
        "The trams of St. Louis have broken down, and the boat from Saint Helena will be late, the people of the port say.",
    ),
    text(
        "N51",
        "Xi Jinping will see the envoys on Tuesday, and ⟦hint name-variant|Jinping⟧ is in no hurry. Kim Jong Un \
         waits, and Kim is patient.",
    ),
    text(
        "N52",
        "“Peace will have to wait for a year,” says Crouzet. Vincent Crouzet has written a book about this \
         war.",
    ),
    text(
        "N53",
        "The Russian president Vladimir Putin has signed. The Russian prime minister Vladimir Putin said \
         nothing.",
    ),
    text(
        "N54",
        "A speech by George Bush and a note by Susan Rice were found in the bush next to a bag of rice.",
    ),
    text(
        "N54, a letter off a word",
        "A note by Susan Rice was found, and Rice knows it. Price was no matter, Rice said, and Rise was the name of the song.",
    ),
    text(
        "N56",
        "The Luhansk region is cut off. The town of ⟦name-variant|Lugansk⟧ has no water, and the Luhansk \
         region waits.",
    ),
    text(
        "N56, one form",
        "The Donetsk region is cut in two by the front, and the town of Donetsk has had no water since the end of March.",
    ),
    text(
        "N57, no house",
        "KIEV (Reuters) - The night trains to Kyiv leave on time again, the mayor of Kyiv said on Monday.",
    ),
    text(
        "N7, both clubs",
        "Dynamo Kyiv lost on Saturday in front of ten thousand people. On Tuesday ⟦hint name-variant|Dynamo Kiev⟧ will play again, and Dynamo Kyiv hopes.",
    ),
    text(
        "N24, unlisted",
        "Mohammed Berrada received the players. Tonight ⟦name-variant|Mohamed⟧ Berrada will dine with them, and Mohammed Berrada will leave.",
    ),
    text(
        "N51, a given name alone",
        "Xi Jinping will see the envoys on Tuesday. A day later ⟦hint name-variant|Jinping⟧ will leave for Rome, the envoys say.",
    ),
];
