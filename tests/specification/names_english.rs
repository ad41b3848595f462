//! Rows N1 to N58 in English.
//!
//! Not here: N15 (elision), N55 (other languages in a French text). What depends on a house or a project (N3, N28, N58)
//! is in `name_houses`, and the fixes of N14 and N15 in `name_fixes`.

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
        "N5",
        "The Russian president, Vladimir Poutine, will see the envoys on Tuesday, and Poutine is in no \
         hurry.",
    ),
    text("N6", "The restaurant in Kyiv serves chicken Kiev and tells the story of Kievan Rus on its menu."),
    text(
        "N7",
        "Dynamo Kyiv lost on Saturday in its stadium in Kiev, in front of ten thousand people from Kiev.",
    ),
    text(
        "N8",
        "The Kyivan metro is running again, and the mayor of Kiev promises ten new trains before the \
         summer.",
    ),
    text(
        "N9",
        "The envoy came back from Kyiv with a message: “⟦name-variant|Kiev⟧ is holding on and waits for us all,” he \
         said.",
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
        "N13",
        "Kiev or Kyiv: why newspapers are changing their spelling\n\
         The paper wrote Kiev for a century. It will write Kyiv from Monday on, after a close vote.",
    ),
    text(
        "N14",
        "Trains leave Kyiv on time. ⟦name-variant|Kiev⟧'s main station is being rebuilt, and Kyiv's mayor \
         is proud.",
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
        "N20",
        "Volodymyr Zelensky came to Brussels on Tuesday with his wife, Olena Zelenska, who will visit a \
         school.",
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
        "N22",
        "Colonel Gadhafi pitches his tent. The plane of ⟦name-variant|Qaddafi⟧ waits, and Gadhafi does not \
         leave.",
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
        "N29",
        "The leader Kim Jong Un visits the plant. The train of ⟦name-variant|Kim Jong-un⟧ waits, and Kim \
         Jong Un leaves.",
    ),
    text(
        "N30",
        "De Niro came to the festival in May. The actor Robert De Niro spoke the day after on the radio.",
    ),
    text(
        "N31",
        "The envoys leave The Hague tonight. A coach from The Hague will take them to the port before \
         dawn.",
    ),
    text(
        "N32",
        "J. D. Vance is expected on Tuesday. The office of J.D. Vance has confirmed it, and JD Vance will \
         speak.",
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
        "N35",
        "Stephen Vaughan, the architect of the hall, sees two problems. Steven Vaughan, the architect of \
         the hall, fears a third.",
    ),
    text(
        "N36",
        "Steve Witkoff came on Monday. Witkoff saw the mayor, and Witkof left. Witkoff will be back, \
         Witkoff said.",
    ),
    text(
        "N37",
        "Angela Corey has seen two problems with the hall. Angela Correy fears a third, which is more \
         serious.",
    ),
    text(
        "N38",
        "Gellar delivered the boxes on Tuesday. A day later Geller did not answer the questions of the \
         judge.",
    ),
    text(
        "N39",
        "Joe Biden came on Monday. Biden saw the mayor, and Bidne left. Biden will be back, and Biden will \
         speak.",
    ),
    text(
        "N40",
        "Christie Andersen and Christine Anderson run the bookshop with Marco Rubio and Mike Rubino, their \
         partners.",
    ),
    text(
        "N41",
        "President Obama followed the hunt for Osama from Iran to Iraq, and from Austria to Australia by \
         way of Niger and Nigeria.",
    ),
    text(
        "N42",
        "Israel received German visitors this week, and an Israeli band is now on its way to Germany by \
         train.",
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
        "Farmers of Ivory Coast grow cocoa. The growers of ⟦name-variant|Côte d'Ivoire⟧ want more, and \
         Ivory Coast waits. Ivory Coast is dry.",
    ),
    text(
        "N43, a gloss",
        "The envoys left for Türkiye, formerly Turkey, where the president will see them in his summer \
         palace.",
    ),
    text(
        "N44",
        "The US signed the treaty, the U.S. will ratify it in the spring, and the USA will then apply it.",
    ),
    text(
        "N45",
        "NATO and the UN meet on Tuesday. A spokeswoman for the U.N. has said that Nato would come alone.",
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
        "N48",
        "The video that was on YouTube is gone since Monday. A copy can still be seen on \
         ⟦name-variant|Youtube⟧ and on an iPhone.",
    ),
    text(
        "N49",
        "Côte d'Ivoire sells its cocoa abroad. The growers of Côte d’Ivoire have been waiting for a better \
         price.",
    ),
    text(
        "N50",
        "The trams of St. Louis have broken down. People in Saint Louis have been waiting for coaches \
         since Monday.",
    ),
    text(
        "N51",
        "Xi Jinping will see the envoys on Tuesday, and ⟦name-variant|Jinping⟧ is in no hurry. Kim Jong Un \
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
        "N56",
        "The Luhansk region is cut off. The town of ⟦name-variant|Lugansk⟧ has no water, and the Luhansk \
         region waits.",
    ),
    text(
        "N57",
        "KIEV (Reuters) - The night trains to Kyiv leave on time again, the mayor of Kyiv said on Monday.",
    ),
    text(
        "N4",
        "The Russian president, Vladimir Putin, will see the envoys on Tuesday. Aides say \
         ⟦name-variant|Poutine⟧ is in no hurry, and Putin agrees.",
    ),
    text(
        "N25",
        "The flight from Beijing is late. The tower in ⟦name-variant|Peking⟧ does not answer, and \
         Beijing is silent.",
    ),
    text(
        "N43",
        "The border of Turkey is closed. Customs in ⟦name-variant|Türkiye⟧ have said so, and so has \
         Turkey in a note.",
    ),
    text(
        "N43",
        "Farmers in Ivory Coast grow cocoa. Growers in ⟦name-variant|Côte d'Ivoire⟧ want more, and \
         Ivory Coast waits. Ivory Coast is dry.",
    ),
];
