//! Rows Q1 to Q70 in English.
//!
//! Not here: Q40, Q49, Q55 and Q63, which are about French; Q46 (opt-in); Q48 (a mode for interviews).

use super::*;

#[test]
fn hold() {
    all_hold(Language::English, CASES);
}

#[test]
fn fall_short() {
    all_fall_short(Language::English, NOT_YET);
}

const CASES: &[Case] = &[
    text(
        "Q1",
        "“The works will take two years longer than planned,” said Vaughan, the architect of the market \
         hall.",
    ),
    text("Q2", "“We must,” Marcus Delaney said, “reopen the line before the pupils go back to the coach.”"),
    text("Q3", "Helen Vaughan has run the port for six years. “We have lost half of our ships,” she said."),
    text(
        "Q4",
        "The minister toured the workshop on Tuesday. “This plant will not close as long as I am here,” \
         she had added. “We will sign the contract before the end of the month,” the mayor has declared.",
    ),
    text(
        "Q5",
        "\"The works will take two years longer than planned,\" Helen Vaughan said. \"For the roof, we are \
         still waiting for the wood. And then we will have to find a builder who agrees to climb up \
         there.\"",
    ),
    text(
        "Q6",
        "“I will not sell this farm to a developer,” said Marcus Delaney. He shrugged. “My father was born \
         here and this is where I will end my days.”",
    ),
    text(
        "Q7",
        "“We will take this hall in September,” said Marcus Delaney. Helen Vaughan objected. “We will \
         never agree to leave before Christmas.”",
    ),
    text(
        "Q8",
        "“We will take this hall in September,” said Marcus Delaney. Helen Vaughan arrived at noon. \
         ⟦unclear-speaker|“We will never⟧ give in on the opening hours.”",
    ),
    text(
        "Q9",
        "The talks about wages go on. ⟦unattributed-quote|“This is unacceptable to all⟧ of us here.” The \
         next meeting is on Tuesday.",
    ),
    text("Q10", "Delaney: “We will open the line in the spring, whatever the banks may say about it.”"),
    text(
        "Q11",
        "The mayor spoke to the people of the flooded district. Her advice: “Stay home tonight and move \
         your things upstairs.”",
    ),
    text(
        "Q12",
        "The mayor of Verncombe is clear: “The market hall will not be sold while I hold this office.”",
    ),
    text(
        "Q13",
        "The bill for the stadium has been growing for three years. One thing is sure: \
         ⟦unattributed-quote|“Nobody wants to pay for⟧ the roof.”",
    ),
    text("Q14", "According to the county, the dam is “a chance for all those who live along the river.”"),
    text("Q15", "For Helen Vaughan, “it is too late to save the roof of the market hall.”"),
    text(
        "Q16",
        "For peace, ⟦unattributed-quote|“we must do all that⟧ we can here and now.” The meeting will \
         resume on Monday in the village hall.",
    ),
    text("Q17", "He said that the county “will not pay one penny more” for the railway line to the coast."),
    text("Q18", "He denounced in front of the press a reform “unjust and dangerous for the smallest towns.”"),
    text("Q19", "The “draconian” law passes on Thursday in a chamber where the majority hangs on one vote."),
    text(
        "Q20",
        "Restaurants are preparing for the “new normal” with terraces that are twice as large as before.",
    ),
    text("Q21", "The library lends “The Seasons of the River” this week to everyone who asks for a copy."),
    text(
        "Q22",
        "On Thursday the cinema shows the film “They Will Never Paint the Keeper's House,” shot in the \
         valley.",
    ),
    text("Q23", "During the strike she reread “We Need to Talk About Gardens” on the train in the morning."),
    text(
        "Q24",
        "Dwayne “The Bull” Marlow will stand trial in March for the theft of four trucks of cigarettes.",
    ),
    text("Q25", "The crowd walked up the avenue chanting “We want to keep our hospital and our doctors.”"),
    text("Q26", "A sign on the gate read “We are not for sale, neither today nor tomorrow.”"),
    text(
        "Q27",
        "The club keeps the motto “One for all, all for one” sewn on its shirts since the first season.",
    ),
    text(
        "Q28",
        "The word “war” is nowhere in the report, and the phrase “at the same time” is there ten times.",
    ),
    text(
        "Q30",
        "Article 2 states: “The waters of the canal are for the use of all who live on it.” The statement \
         reads: “The measure will take effect on the first of January.”",
    ),
    text(
        "Q31",
        "“No decision will be made before the summer holidays,” it ⟦vague-attribution|was announced⟧ late on Tuesday.",
    ),
    text(
        "Q32",
        "“This affair will cost the minister his seat in the end,” ⟦vague-attribution|people⟧ say in the capital this week.",
    ),
    text(
        "Q31, in a document",
        "“No decision will be made before the summer holidays,” it was announced in a statement from the county.",
    ),
    text(
        "Q33",
        "“We do not have a single tug left that works,” ⟦pronoun-speaker|he⟧ said in front of the gates of the port.",
    ),
    text(
        "Q34",
        "Mrs Marlow has been waiting for an answer since March. “They send us from desk to desk,” ⟦hint pronoun-speaker|he⟧ said.",
    ),
    text(
        "Q35",
        "According to a person familiar with the matter, “the sale will be signed before the end of May.”",
    ),
    text(
        "Q36",
        "“The sale will be signed before the end of the month,” ⟦vague-attribution|sources⟧ say, and some say sooner.",
    ),
    text(
        "Q36, a clause",
        "The sale has been dragging on for two years. ⟦vague-attribution|Critics⟧ argue that the hall will be sold \
         before the summer.",
    ),
    text(
        "Q36, a clause without \"that\"",
        "The sale has been dragging on for two years. ⟦vague-attribution|Critics⟧ say the hall will be sold before \
         the summer.",
    ),
    text("Q36, supposed", "The county will be glad if experts say that the dam will hold for another year."),
    text(
        "Q36, no words given",
        "Experts observe a new rigidity in the council, and some of the people on the quay think of leaving.",
    ),
    text(
        "Q36, some of those named before",
        "The neighbors have been waiting for the end of the works for three years. Some say that the dam will not \
         hold.",
    ),
    text(
        "Q36, a speciality",
        "Legal experts say that the banks of the river will stay closed all through the summer.",
    ),
    text(
        "Q36, borne out at once",
        "Experts say that the dam will hold. “It was built to stand for a hundred years,” said Helen Vaughan, an \
         engineer in Verncombe.",
    ),
    text(
        "Q37",
        "“The workers have nothing to gain from this deal,” unions say. “We will answer any provocation at \
         our borders,” the Kremlin said.",
    ),
    text(
        "Q38",
        "“The government has been playing with fire in this affair,” the report says. “Our partners must \
         not cross this line,” Beijing warned.",
    ),
    text(
        "Q39",
        "“We started with three boats and a shed, without knowing whether the bank would follow.\n\
         “Then the auction closed, and we had to sell the fish ourselves on the markets of the coast.\n\
         “Today we employ forty people in two ports,” said Helen Vaughan.",
    ),
    text(
        "Q41",
        "“We started with three boats and a shed,” Helen Vaughan said.\n\
         “Today we employ forty people in two ports and we are looking for sailors.”",
    ),
    text(
        "Q42",
        "“We will take this hall in September,” said Marcus Delaney. “You will have to get us out of it \
         first,” replied Helen Vaughan.\n\
         ⟦unclear-speaker|“Nobody will leave⟧ this place before the court has settled the question.”",
    ),
    text(
        "Q42, one speaker under two names",
        "“We will take this hall in September,” said Marcus Delaney. “We will have to find the key \
         first,” added Mr Delaney.\n\
         “Nobody will leave this place before the court has settled the question.”",
    ),
    text(
        "Q43",
        "“Nobody will leave this place before the court has settled the question.”\n\
         So said Marcus Delaney on Monday, in front of the strikers who had gathered in the yard.",
    ),
    text(
        "Q44",
        "⟦late-attribution|“We⟧ started with three boats and a shed, without knowing whether the bank would follow, then the \
         auction closed and we had to sell the fish ourselves on the markets of the coast, at dawn, in the \
         cold, with boxes borrowed from our neighbors and a van that broke down every other day, so that \
         we nearly gave it all up the winter after that,” said Helen Vaughan.",
    ),
    text(
        "Q44, somebody known",
        "Helen Vaughan has run the port for six years. “We started with three boats and a shed, without knowing \
         whether the bank would follow, then the auction closed and we had to sell the fish ourselves on the \
         markets of the coast, at dawn, in the cold, with boxes borrowed from our neighbors and a van that broke \
         down every other day of that long winter,” she said.",
    ),
    text(
        "§ 4, 18: two people",
        "“Nobody warned us before the flood came,” said Helen Vaughan.\n\
         The county would not answer any questions about it.\n\
         ⟦quote-two-speakers|“Nobody warned us before the⟧ flood came,” said Marcus Delaney.",
    ),
    text(
        "§ 4, 18: two people, one of them beside words that stand in every article",
        "“Nobody warned us before the flood came,” said Helen Vaughan. The county declined to comment.\n\
         The council will meet on Tuesday to vote on the repairs of the dyke.\n\
         ⟦quote-two-speakers|“Nobody warned us before the⟧ flood came,” said Marcus Delaney.",
    ),
    text(
        "§ 4, 18: one person under two names",
        "“Nobody warned us before the flood came,” said Helen Vaughan.\n\
         “Nobody warned us before the flood came,” Vaughan repeated.",
    ),
    text(
        "§ 4, 18: who may be the same",
        "“Nobody warned us before the flood came,” said Helen Vaughan.\n\
         “Nobody warned us before the flood came,” the mayor repeated.\n\
         Marcus Delaney runs the auction. “Nobody warned us before the flood came,” he repeated.",
    ),
    text(
        "Q45",
        "Port of Verncombe: “We will hold until the end of winter”\n\
         The boats have been in port for eight days, and the auction hall will stay closed until \
         September.",
    ),
    text(
        "Q45, single marks",
        "Port of Verncombe: 'We will hold until the end of winter'\n\
         The boats have been in port for eight days, and the auction hall will stay closed until \
         September.",
    ),
    markdown(
        "Q45, Markdown",
        "# “We will hold until the end of winter”\n\n\
         The boats have been in port for eight days, and the auction hall will stay closed until \
         September.\n",
    ),
    text(
        "Q47",
        "The boats have been in port for eight days, and the auction hall will stay closed until \
         September.\n\
         Photo: “Thank you all for these years,” yesterday on the quay at Verncombe.\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.",
    ),
    markdown(
        "Q47, Markdown",
        "The boats have been in port for eight days, and the auction hall will stay closed until \
         September.\n\n\
         ![“Thank you all for these years,” yesterday on the quay at Verncombe.](quay.jpg)\n",
    ),
    text(
        "Q50",
        "— Are you leaving already, at this hour of the night and in this weather?\n\
         — Yes, tomorrow morning it will be too late to cross the pass with the car.",
    ),
    markdown(
        "Q52",
        "The talks about the future of the port have been going on at the county hall since Monday.\n\n\
         > We will never give in on this point, neither this year nor the next.\n",
    ),
    markdown(
        "Q53",
        "The news went around the town in less than an hour, and it did not take long for people to \
         respond.\n\n\
         > “We will never give in on this point, neither this year nor the next.” pic.example.org/a1b2 — \
         Port of Verncombe (@portofverncombe) March 4\n",
    ),
    text(
        "Q54",
        "“He told me, ‘Leave this place right now with your things,’” Helen Vaughan said in a low voice.",
    ),
    text(
        "Q56",
        "The mayor would not comment on the inquiry (“we know nothing more for the moment,” he said) \
         before the council.",
    ),
    text(
        "Q57",
        "“The line must reopen in the spring,” Marcus Delaney said. “That is out of the question without \
         money,” Helen Vaughan replied.",
    ),
    text("Q58", "He did not say it, but everyone in the room had understood that the hall would be sold."),
    text(
        "Q59",
        "In 2019, ⟦unattributed-quote|“we were alone in the⟧ world on this quay.” The port now employs \
         forty people.",
    ),
    text(
        "Q60",
        "“I have not slept since the storm in January,” Marcus Delaney told us. “The county has forgotten \
         us in this valley,” he told AP.",
    ),
    text("Q61", "The director never said “I will resign from my post at the end of the month.”"),
    text(
        "Q62",
        "Helen Vaughan is back at her desk. “I did not think I would see this place again,” she smiled. \
         “They have taken us for fools for three months,” fumed Marcus Delaney.",
    ),
    text(
        "Q64",
        "The mayor warned the traders on Monday morning: ⟦unbalanced-quote|“⟧The hall will close before the end of March, \
         whatever happens.\n\
         The traders will move to the quay, between the lock and the bridge, while the works last.\n\
         “We did not have a choice of dates,” Helen Vaughan said.",
    ),
    text(
        "Q65",
        "The hall will close before the end of March, whatever happens.⟦unbalanced-quote|”⟧ The traders will move to the \
         quay.\n\
         “We did not have a choice of dates,” Helen Vaughan said.",
    ),
    text(
        "Q66",
        "The room was given a 27\" screen and a table 5'10\" long that nobody has used since the start of \
         the term.",
    ),
    text(
        "Q67",
        "The ‘so-called experts of the town and the port’ have not set foot in the players’ room since the \
         ’90s.",
    ),
    text(
        "Q68",
        "“The line must reopen before the end of spring,” Marcus Delaney said. ⟦mixed-quote-style|\"That is out of the \
         question without fresh money,\"⟧ Helen Vaughan replied.",
    ),
    markdown(
        "Q69",
        "On the square the band played an old sailors' song that everybody around here knows by heart:\n\n\
         > “We will sail out with the moon,  \n\
         > we will come back with the wind,  \n\
         > and we will have no fortune”\n",
    ),
    text(
        "Q70",
        "I told my colleagues on the very first day: “We will never see the end of these works.” I was \
         wrong.",
    ),
    text(
        "Q43, how",
        "“Nobody will leave this place before the court has settled the question.”\n\
         This is how Marcus Delaney put it on Monday, in front of the strikers who had gathered in the \
         yard.",
    ),
    markdown(
        "Q51",
        "The talks about the future of the port have been going on at the county hall since Monday.\n\n\
         > “We will never give in on this point, neither this year nor the next.”\n\
         >\n\
         > — Helen Vaughan\n",
    ),
];

const NOT_YET: &[Shortfall] = &[
    // "Many" is nobody who can speak.
    Shortfall {
        wanted: text("Q29", "In front of the closed gates of the plant, many wonder, “Why us, and why now?”"),
        today: "In front of the closed gates of the plant, many wonder, ⟦unattributed-quote|“Why us, and why \
         now?⟧”",
    },
];
