use super::*;
use crate::lang::verbs::Classes;

/// Every form of a verb: base, -s, past, past participle, -ing; two ways to write a form stand with a slash.
fn paradigm(lemma: &str) -> String {
    let irregular: Vec<_> = irregular_verbs().collect();
    let mut given: Vec<(String, Reading)> = Vec::new();
    inflect(lemma, &irregular, |form, reading| given.push((form.to_owned(), reading)));
    let written = |wanted: Reading| {
        let forms = given.iter().filter(|(_, reading)| *reading == wanted).map(|(form, _)| form.as_str());
        forms.collect::<Vec<_>>().join("/")
    };
    [
        Reading::Base,
        Reading::ThirdSingular,
        Reading::Past,
        Reading::PastParticiple,
        Reading::PresentParticiple,
    ]
    .map(written)
    .join(" ")
}

/// Every rule of spelling and the irregular verbs of the lists. The third persons of *be*, *have* and *do*
/// are the rule's: the list of common verbs puts them right.
const PARADIGMS: &str = "\
accuse accuses accused accused accusing
admit admits admitted admitted admitting
agree agrees agreed agreed agreeing
appeal appeals appealed appealed appealing
begin begins began begun beginning
blog blogs blogged blogged blogging
boast boasts boasted boasted boasting
brag brags bragged bragged bragging
cast casts cast cast casting
claim claims claimed claimed claiming
concur concurs concurred concurred concurring
crow crows crowed crowed crowing
cry cries cried cried crying
deadpan deadpans deadpanned deadpanned deadpanning
decry decries decried decried decrying
demur demurs demurred demurred demurring
deny denies denied denied denying
dismiss dismisses dismissed dismissed dismissing
dub dubs dubbed dubbed dubbing
email emails emailed emailed emailing
explain explains explained explained explaining
grin grins grinned grinned grinning
guarantee guarantees guaranteed guaranteed guaranteeing
hiss hisses hissed hissed hissing
interrupt interrupts interrupted interrupted interrupting
label labels labeled/labelled labeled/labelled labeling/labelling
laugh laughs laughed laughed laughing
murmur murmurs murmured murmured murmuring
nod nods nodded nodded nodding
offer offers offered offered offering
plead pleads pleaded/pled pleaded/pled pleading
portray portrays portrayed portrayed portraying
posit posits posited posited positing
pray prays prayed prayed praying
quip quips quipped quipped quipping
quote quotes quoted quoted quoting
read reads read read reading
rebut rebuts rebutted rebutted rebutting
refer refers referred referred referring
repeat repeats repeated repeated repeating
reply replies replied replied replying
rip rips ripped ripped ripping
say says said said saying
shrug shrugs shrugged shrugged shrugging
sing sings sang sung singing
slam slams slammed slammed slamming
snap snaps snapped snapped snapping
sneer sneers sneered sneered sneering
sob sobs sobbed sobbed sobbing
stress stresses stressed stressed stressing
sum sums summed summed summing
swear swears swore sworn swearing
teach teaches taught taught teaching
tell tells told told telling
text texts texted texted texting
think thinks thought thought thinking
trumpet trumpets trumpeted trumpeted trumpeting
urge urges urged urged urging
volunteer volunteers volunteered volunteered volunteering
vouch vouches vouched vouched vouching
vow vows vowed vowed vowing
weep weeps wept wept weeping
write writes wrote written writing
be bes was/were been being
become becomes became become becoming
break breaks broke broken breaking
bring brings brought brought bringing
build builds built built building
buy buys bought bought buying
catch catches caught caught catching
choose chooses chose chosen choosing
come comes came come coming
die dies died died dying
do does did done doing
draw draws drew drawn drawing
drive drives drove driven driving
eat eats ate eaten eating
fall falls fell fallen falling
feel feels felt felt feeling
fight fights fought fought fighting
find finds found found finding
fly flies flew flown flying
get gets got got/gotten getting
give gives gave given giving
go goes went gone going
grow grows grew grown growing
have haves had had having
hear hears heard heard hearing
hold holds held held holding
keep keeps kept kept keeping
know knows knew known knowing
lead leads led led leading
learn learns learned/learnt learned/learnt learning
leave leaves left left leaving
let lets let let letting
lose loses lost lost losing
make makes made made making
mean means meant meant meaning
meet meets met met meeting
occur occurs occurred occurred occurring
pay pays paid paid paying
plan plans planned planned planning
prove proves proved proved/proven proving
put puts put put putting
rise rises rose risen rising
run runs ran run running
see sees saw seen seeing
seek seeks sought sought seeking
sell sells sold sold selling
send sends sent sent sending
show shows showed shown/showed showing
sit sits sat sat sitting
speak speaks spoke spoken speaking
spend spends spent spent spending
stand stands stood stood standing
stop stops stopped stopped stopping
take takes took taken taking
throw throws threw thrown throwing
try tries tried tried trying
understand understands understood understood understanding
wear wears wore worn wearing
win wins won won winning";

#[test]
fn paradigms() {
    for line in PARADIGMS.lines() {
        let lemma = line.split(' ').next().expect("the table has a lemma in every line");
        assert_eq!(paradigm(lemma), line);
    }
}

#[test]
fn the_list_is_whole_and_sorted() {
    let rows: Vec<_> = lines(VERBS).collect();
    assert_eq!(rows.len(), 229);
    assert!(rows.is_sorted());
    for row in &rows {
        let columns: Vec<_> = row.split('\t').collect();
        let [lemma, class, register] = columns[..] else { panic!("{row}: three columns") };
        assert!(["T", "C", "I", "N"].contains(&class) && ["n", "j"].contains(&register), "{row}");
        assert_eq!(
            rows.iter().filter(|other| other.starts_with(&[lemma, "\t"].concat())).count(),
            1,
            "{row}"
        );
    }
    for (class, n_verbs) in [("T", 113), ("C", 29), ("I", 47), ("N", 40)] {
        let found = rows.iter().filter(|row| row.split('\t').nth(1) == Some(class)).count();
        assert_eq!(found, n_verbs, "{class}");
    }
}

#[test]
fn every_verb_has_its_forms() {
    let table = english_verbs();
    let irregular: Vec<_> = irregular_verbs().collect();
    for verb in speech_verbs(VERBS) {
        let base = table.get(verb.lemma).expect("a base is a form");
        assert!(base.moods.any(Moods::INFINITIVE) && base.classes.any(verb.classes), "{}", verb.lemma);
        let mut n_forms = [0; 5];
        inflect(verb.lemma, &irregular, |form, reading| {
            n_forms[reading as usize] += 1;
            let found = table.get(form).unwrap_or_default();
            assert!(found.moods.any(speech_reading(reading).0), "{form}");
            assert!(form.bytes().all(|letter| letter.is_ascii_lowercase()), "{form}");
        });
        assert!(n_forms.iter().all(|n| *n > 0), "{}", verb.lemma);
    }
    // Four forms for most verbs (*claim, claims, claimed, claiming*), five for some, three for *cast*.
    let n_forms = table.n_forms_of_speech();
    assert!((4 * 229 - 10..4 * 229 + 20).contains(&n_forms), "{n_forms}");
}

#[test]
fn readings() {
    let table = english_verbs();
    let finite = Moods::THIRD.union(Moods::FIRST);
    let (base, past) = (Moods::INFINITIVE, Moods::PAST_PARTICIPLE);
    for (form, classes, moods, singular, plural) in [
        ("say", Classes::REPORTING, finite.union(base), false, true),
        ("says", Classes::REPORTING, Moods::THIRD, true, false),
        ("said", Classes::REPORTING, finite.union(past), true, true),
        ("saying", Classes::REPORTING, Moods::PRESENT_PARTICIPLE, false, false),
        ("wrote", Classes::REPORTING, finite, true, true),
        ("written", Classes::REPORTING, past, false, false),
        ("began", Classes::COMMENT, finite, true, true),
        ("begun", Classes::COMMENT, past, false, false),
        ("shrugs", Classes::MANNER, Moods::THIRD, true, false),
        ("slammed", Classes::JUDGEMENT, finite.union(past), true, true),
        ("read", Classes::COMMENT, finite.union(base).union(past), true, true),
    ] {
        let found = table.get(form).unwrap_or_default();
        assert_eq!((found.classes, found.moods), (classes, moods), "{form}");
        assert_eq!((found.singular, found.plural), (singular, plural), "{form}");
        assert!(!found.pronominal_only, "{form}");
    }
}

#[test]
fn other_words_are_not_forms() {
    let table = english_verbs();
    for word in
        "be is have had go went make made show means sayed sayd writed quiped admited offerred telled \
                 replys crys stresss agreing begining begined casted Said SAID"
            .split_whitespace()
    {
        assert_eq!(table.get(word), None, "{word}");
    }
}

#[test]
fn common_finite_forms() {
    let table = english_verbs();
    for form in "is are was were be have has had do does did don isn wasn can can't won will would could may must \
                 should go goes went get got make makes made need know knew knows want wants take took come came \
                 see saw seems seemed become became tries tried keep kept found lost don't it's stopped occurred"
        .split_whitespace()
    {
        assert!(table.is_common_finite(form), "{form}");
    }
    for word in
        "work works plan plans use uses used left open like going been gone taken bes haves state show \
                 play call said vote votes being"
            .split_whitespace()
    {
        assert!(!table.is_common_finite(word), "{word}");
    }
}

#[test]
fn tables_are_sorted_and_their_marks_hit() {
    let speech: Vec<_> = speech_verbs(VERBS).map(|verb| verb.lemma).collect();
    let irregular: Vec<_> = irregular_verbs().collect();
    let written: Vec<_> = lines(COMMON_VERBS).collect();
    assert!(written.is_sorted());
    let mut lemmas = speech.clone();
    for (line, verb) in written.iter().zip(common_verbs(COMMON_VERBS)) {
        let Some(lemma) = verb.lemma else { continue };
        assert!(!speech.contains(&lemma), "{lemma} is a verb of speech");
        lemmas.push(lemma);
        let mut forms = Vec::new();
        inflect(lemma, &irregular, |form, _| forms.push(form.to_owned()));
        for mark in line.split(' ').skip(1).filter_map(|mark| mark.strip_prefix('-')) {
            assert!(forms.iter().any(|form| form == mark), "{lemma} has no {mark}");
        }
    }
    assert!(lines(IRREGULAR).is_sorted());
    assert_eq!(irregular.len(), lines(IRREGULAR).count());
    for row in &irregular {
        assert!(lemmas.contains(&row.base), "{} is in no list", row.base);
    }
    for lemma in DOUBLES.iter().chain(&MAY_DOUBLE) {
        assert!(lemmas.contains(lemma), "{lemma} is in no list");
    }
}
