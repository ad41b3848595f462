//! Rows R1 to R38 in English, those that are not about the order of paragraphs alone.
//!
//! Not here: R34 (the time since the last key stroke, a test of the server), R35 (other documents), and what depends on a
//! project's settings (R21, R28, R36), which is in `repetition_pages`.

use super::*;

#[test]
fn hold() {
    all_hold(Language::English, CASES);
}

const CASES: &[Case] = &[
    text(
        "R5",
        "The dates are known: the hall will close on Monday. Traders will move to the quay below the \
         bridge.\n\
         Neighbors were told by a letter that was pushed through their doors early on Saturday morning.\n\
         ⟦repeated-paragraph|The dates are known:\u{a0}the hall will close on Monday.  Traders will move \
         to the quay below the bridge.⟧ ",
    ),
    text(
        "R6",
        "The mayor repeated it: “The water from the tap is safe for everyone to drink,” and the tests \
         agree…\n\
         Neighbors were told by a letter that was pushed through their doors early on Saturday morning.\n\
         ⟦repeated-paragraph|The mayor repeated it: \"The water from the tap is safe for everyone to \
         drink,\" and the tests agree...⟧",
    ),
    markdown(
        "R7",
        "**The court** will hand down its ruling on 14 March, two years after the failure of the *dairy \
         cooperative*.\n\n\
         Neighbors were told by a letter that was pushed through their doors early on Saturday morning.\n\n\
         ⟦repeated-paragraph|The court will hand down its ruling on 14 March, two years after the failure \
         of the dairy cooperative.⟧\n",
    ),
    text(
        "R7, capitals",
        "The court will hand down its ruling on 14 March, two years after the failure of the dairy \
         cooperative.\n\
         ⟦repeated-paragraph|THE COURT WILL HAND DOWN ITS RULING on 14 March, two years after the failure \
         of the dairy cooperative.⟧",
    ),
    text(
        "R8",
        "The harbor has won its sixth award in a row, with four hundred ships taken in between January and December, \
         the harbor master's office says.\n\
         Neighbors were told by a letter that was pushed through their doors early on Saturday morning.\n\
         ⟦near-duplicate|The harbor won its sixth award in a row, with four hundred ships taken in between January and December, \
         the harbor master's office says.⟧",
    ),
    text(
        "R10",
        "The situation remains tense in the harbor, where three freighters have been waiting since Thursday \
         for a tug.\n\
         The situation remains tense in the schools, where half of the canteens served cold meals on \
         Tuesday.",
    ),
    text(
        "R11",
        "⟦contained-paragraph|The tug left Falmouth at dawn and is expected to reach the ship in the evening, in heavy seas.⟧\n\
         The crew spent the night in the engine room, where it is still fifteen degrees and dry.\n\
         The tug left Falmouth at dawn and is expected to reach the ship in the evening, in heavy seas. It \
         carries twelve men.",
    ),
    text(
        "R12, without marks, and signed",
        "I had not slept for three weeks, and nobody in the harbor would tell me when the tug was going to come. – Helen \
         Vaughan\n\
         The harbor master sits in an empty office. I had not slept for three weeks, and nobody in the harbor would tell me \
         when the tug was going to come. She still waits for an answer from the county.",
    ),
    text(
        "R12, without marks, and not signed",
        "⟦contained-paragraph|I had not slept for three weeks, and nobody in the harbor would tell me when the tug was going to \
         come.⟧\n\
         The harbor master sits in an empty office. I had not slept for three weeks, and nobody in the harbor would tell me \
         when the tug was going to come. She still waits for an answer from the county.",
    ),
    text(
        "R12, right behind",
        "The harbor master does not hide her anger. “We were left without a tug for three weeks in the \
         middle of winter,” said Helen Vaughan, who wants an answer.\n\
         “We were left without a tug for three weeks”\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.",
    ),
    text(
        "R13",
        "The boats stay in port. The auction hall at Verncombe will not open before the first week of \
         September. Restaurants adapt.\n\
         Buyers are turning to Spain. ⟦repeated-sentence|The auction hall at Verncombe will not open before the first week of \
         September.⟧",
    ),
    text(
        "R14",
        "The talks continue. Three freighters have been waiting since Thursday for a tug to come free in the \
         harbor.\n\
         Half of the canteens served cold meals on Tuesday. The talks continue.",
    ),
    text(
        "R15",
        "“We will not close a single class in the schools of the county next year,” the superintendent \
         said.\n\
         The promise was kept: they will not close a single class in the schools of the county next year.",
    ),
    text(
        "R15, a whole sentence",
        "“We will not close a single class in the schools of the county next year,” the superintendent \
         said.\n\
         Parents remember last year. ⟦hint repeated-sentence|We will not close a single class in the schools of the \
         county next year.⟧ Nothing is less certain.",
    ),
    text(
        "R15, under ten words",
        "“We will not close a single class next year,” the superintendent said.\n\
         Parents remember last year. We will not close a single class next year. Nothing is less certain.",
    ),
    text(
        "R16",
        "“We will not close a single class in the schools of the county,” the superintendent said on \
         Monday.\n\
         Parents have not forgotten the eight classes that went last year in the villages of the valley.\n\
         The superintendent said it again before she left: ⟦repeated-quote|“We will not close⟧ a single class in the \
         schools of the county.”",
    ),
    text(
        "R16, with who says it: one sentence",
        "The school has been short of rooms and teachers for three years. “We will not close a single class in the schools of the county,” the superintendent said on Monday.\n\
         Parents have not forgotten the eight classes that went last year in the villages of the valley.\n\
         Many are still waiting for somebody to tell them about the missing teachers, the buses that were cut and the gym that has been closed since the storm. ⟦repeated-sentence|“We will not close a single class in the schools of the county,” the \
         superintendent said on Monday.⟧",
    ),
    text(
        "R17",
        "The Lundy ferry returns to sea after three weeks of strikes on the quay\n\
         The Lundy ferry returns to sea after three weeks of strikes on the quay. Islanders are relieved.",
    ),
    text(
        "R18",
        "The ferry returns to sea\n\
         After three weeks of strikes, boats between the island and the mainland have been running since \
         this morning.\n\
         ⟦information repeated-paragraph|After three weeks of strikes, boats between the island and the mainland have \
         been running since this morning.⟧\n\
         Islanders are relieved, shopkeepers too, and the first trucks are already waiting on the slipway.",
    ),
    markdown(
        "R18, front matter",
        "---\n\
         title: The ferry returns to sea\n\
         summary: \"After three weeks of strikes, the island's boats to the mainland are running again.\"\n\
         ---\n\n\
         ⟦information repeated-paragraph|After three weeks of strikes, the island’s boats to the mainland are running \
         again.⟧\n\n\
         Islanders are relieved, shopkeepers too, and the first trucks are already waiting on the slipway.\n",
    ),
    text(
        "R19",
        "On the quay where you wait for me\n\
         On the quay where you wait for me\n\
         The boat does not come back\n\
         On the quay where you wait for me\n\
         The boat does not come back",
    ),
    text(
        "R19, in stanzas",
        "The boats have been in port for eight days, and the auction hall will stay closed until September.\n\n\
         Oh hear us, boat, oh hear us, shore,\n\
         The wind is up, the tide is strong,\n\
         Bring home the men who sailed before\n\
         And keep them from the sea so long\n\n\
         The fish merchants now buy in Spain, where prices have already doubled since the spring.\n\n\
         Oh hear us, boat, oh hear us, shore,\n\
         The wind is up, the tide is strong,\n\
         Bring home the men who sailed before\n\
         And keep them from the sea so long",
    ),
    markdown(
        "R19, in stanzas",
        "The boats have been in port for eight days, and the auction hall will stay closed until September.\n\n\
         Oh hear us, boat, oh hear us, shore,  \n\
         The wind is up, the tide is strong,  \n\
         Bring home the men who sailed before  \n\
         And keep them from the sea so long\n\n\
         The fish merchants now buy in Spain, where prices have already doubled since the spring.\n\n\
         Oh hear us, boat, oh hear us, shore,  \n\
         The wind is up, the tide is strong,  \n\
         Bring home the men who sailed before  \n\
         And keep them from the sea so long\n",
    ),
    text(
        "R20",
        "The boats have been in port for eight days, and the auction hall will stay closed until \
         September.\n\
         RELATED: Our long report on the fishing ports that are closing one after another along the western \
         coast\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\
         RELATED: Our long report on the fishing ports that are closing one after another along the \
         western coast",
    ),
    text(
        "R21, a note that is on no list",
        "Our figures come from the registers of the port and were read by two independent economists.\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\
         ⟦repeated-paragraph|Our figures come from the registers of the port and were read by two \
         independent economists.⟧",
    ),
    text(
        "R22",
        "By Jane Aubert, Malik Sorrel and Pauline Dutton in Verncombe, Falmouth and Saint Ives for the \
         Evening Post\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\
         By Jane Aubert, Malik Sorrel and Pauline Dutton in Verncombe, Falmouth and Saint Ives for the \
         Evening Post",
    ),
    markdown(
        "R23",
        "![The quay at Verncombe on Tuesday morning, after the flood that took two boats and a \
         crane](quay.jpg)\n\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\n\
         ⟦hint repeated-paragraph|![The quay at Verncombe on Tuesday morning, after the flood that took two boats and a \
         crane](flood.jpg)⟧\n",
    ),
    markdown(
        "R24",
        "Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\n\
         - The match between Verncombe and Falmouth was put off to a date that the league has yet to name\n\
         - The match between Verncombe and Falmouth was put off to a date that the league has yet to \
         name\n\n\
         | Match | Score |\n\
         |---|---|\n\
         | Verncombe – Falmouth | TBD |\n\
         | Verncombe – Falmouth | TBD |\n",
    ),
    markdown(
        "R25",
        "Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\n\
         ```html\n\
         <iframe title=\"Map of all ports closed in ten years along the western coast, parish by parish and \
         year by year\"></iframe>\n\
         ```\n\n\
         The boats have been in port for eight days, and the auction hall will stay closed until \
         September.\n\n\
         ```html\n\
         <iframe title=\"Map of all ports closed in ten years along the western coast, parish by parish and \
         year by year\"></iframe>\n\
         ```\n",
    ),
    markdown(
        "R26",
        "## What the fishermen ask of the government and what it has told them so far this year\n\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\n\
         ⟦repeated-heading|## What the fishermen ask of the government and what it has told them so far this year⟧\n\n\
         The boats have been in port for eight days, and the auction hall will stay closed until \
         September.\n",
    ),
    text(
        "R27",
        "Why?\n\
         Because the harbor is too small for the ships that the yards are building these days.\n\
         Why?\n\
         Because nobody has wanted to pay for the dredging of the channel for some fifteen years.",
    ),
    text(
        "R28",
        "The pool will stay closed this winter for want of heating. The office of the mayor gave no date for \
         a new opening.\n\
         The theater loses its director after nine seasons. ⟦repeated-sentence|The office of the mayor gave no date for a new \
         opening.⟧",
    ),
    text(
        "R29",
        "Two men were held on Monday after the fire that destroyed the market hall at Verncombe.\n\
         All suspects are presumed innocent until a court of law has found them guilty beyond a reasonable \
         doubt.\n\
         A third man, who is twenty years old, was questioned on Tuesday and released the same evening.\n\
         All suspects are presumed innocent until a court of law has found them guilty beyond a reasonable \
         doubt.",
    ),
    text(
        "R33",
        "The auction has lost half of its buyers since the morning coaches stopped calling in front of the \
         hall. The town has promised a shuttle, but a driver has not been hired to this day.\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of spring.\n\
         ⟦contained-paragraph|The auction has lost half of its buyers since the morning coaches stopped calling in front of the \
         hall.\n\
         The town has promised a shuttle, but a driver has not been hired to this day.⟧",
    ),
    text(
        "R37",
        "The footbridge will open to walkers again next month, after eleven weeks of repairs on both \
         banks.\n\
         La passerelle rouvrira aux piétons le mois prochain, après onze semaines de travaux sur les deux \
         rives.\n\
         Cyclists will have to wait until the autumn, for want of a ramp on the left bank of the river.",
    ),
    text(
        "R38",
        "They had had enough of the ⟦doubled-word|the⟧ storm that had made them turn back, and that that happened off \
         Bora Bora surprised nobody.",
    ),
    text(
        "R38, words that stand twice with reason",
        "The will will be read on Friday in Verncombe. Memories of de Gaulle, and of the bunga bunga nights in the villa, \
         fill the pages.",
    ),
    text(
        "R13, found in a short paragraph that stands twice",
        "The boats stay in port. The auction hall will not open before the month of September. Restaurants adapt, \
         and the cannery has sent half of its workers home until further notice.\n\
         ⟦repeated-sentence|The auction hall will not open before the month of September.⟧\n\
         Buyers are turning to Spain, where the catch is good and the quays are empty.\n\
         ⟦repeated-sentence|The auction hall will not open before the month of September.⟧",
    ),
    text(
        "R12, before the body",
        "Buyers are turning to Spain, where prices have already doubled since the first weeks of \
         spring.\n\
         “We were left without a tug for three weeks”\n\
         The harbor master does not hide her anger. “We were left without a tug for three weeks in the \
         middle of winter,” said Helen Vaughan, who wants an answer.",
    ),
    text(
        "R12, a paragraph farther",
        "The harbor master does not hide her anger. “We were left without a tug for three weeks in the \
         middle of winter,” said Helen Vaughan, who wants an answer.\n\
         Buyers are turning to Spain, where prices have already doubled since the first weeks of \
         spring.\n\
         “We were left without a tug for three weeks”\n\
         The auction hall will stay closed until September, and half of the crews are looking for \
         other work.",
    ),
];
