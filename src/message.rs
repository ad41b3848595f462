//! Every sentence a reader sees from a check, in each language of the interface. One `match` over both:
//! the compiler proves that no translation is missing.

pub(crate) mod frame;
pub(crate) mod help;
pub(crate) mod house;
pub mod label;
pub mod meant;
pub mod misuse;
pub mod notice;
pub mod page;
pub mod proof;
pub mod toml;
pub mod trouble;
pub mod unreadable;

use crate::text::date::Date;

pub mod settings;

/// A language that copydesk speaks to its user.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum UiLanguage {
    /// French.
    French,
    /// English.
    English,
}

impl UiLanguage {
    /// Of a BCP 47 tag such as `fr-CA`; `None` for a language we do not speak.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "fr" => Some(Self::French),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}

/// A sentence, or the title of a fix. Paragraph numbers are 1-based.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A run of paragraphs stands here a second time.
    RepeatedBlock {
        /// How many paragraphs the copy has.
        count: u32,
        /// The first paragraph of the original.
        first: u32,
        /// The last paragraph of the original.
        last: u32,
        /// What is not the same.
        difference: Difference,
    },
    /// All that came before stands here a second time.
    RepeatedDocument {
        /// How many paragraphs the copy has.
        count: u32,
        /// What is not the same.
        difference: Difference,
    },
    /// One paragraph stands here a second time.
    RepeatedParagraph {
        /// The original's number.
        original: u32,
        /// What is not the same.
        difference: Difference,
    },
    /// The first paragraph is the summary in the front matter.
    RepeatedStandfirst,
    /// A picture has the caption of another one.
    RepeatedCaption,
    /// Points at an original.
    OriginalParagraph {
        /// Its number.
        number: u32,
    },
    /// Points at an original whose copy was edited.
    EditedParagraph {
        /// Its number.
        number: u32,
    },
    /// A paragraph was rewritten, and both versions stand.
    NearDuplicate {
        /// The number of the first version.
        original: u32,
        /// How many words are not the same.
        words: u32,
    },
    /// A paragraph tells what another does, partly in the same words.
    Retold {
        /// The number of that one.
        original: u32,
    },
    /// Points at a difference between two versions.
    Differs {
        /// The words here; empty if there are none.
        here: String,
        /// The words there; likewise.
        there: String,
    },
    /// A paragraph, or several, stand in a longer one.
    Contained {
        /// The number of the longer one.
        original: u32,
        /// Whether that one comes first.
        before: bool,
    },
    /// A sentence stands here a second time, or several do.
    RepeatedSentence {
        /// The number of the paragraph that has them first.
        original: u32,
        /// How many.
        count: u32,
    },
    /// A quotation stands here a second time.
    RepeatedQuote {
        /// The number of the paragraph that has it first.
        original: u32,
    },
    /// A heading stands here a second time.
    RepeatedHeading,
    /// The first sentence of an article is its headline once more.
    HeadlineRepeatsLead,
    /// A word stands twice in a row.
    DoubledWord {
        /// The word, as it stands the second time.
        word: String,
    },
    /// A paragraph, or several, stand in another article.
    AlreadyPublished {
        /// The day that the other article bears.
        date: Option<Date>,
        /// The name of its file.
        file: String,
        /// The number of the paragraph there; of several, of the first.
        first: u32,
        /// And of the last.
        last: u32,
    },
    /// Points at a paragraph.
    ParagraphHere {
        /// Its number.
        number: u32,
    },
    /// Points at the first of two.
    FirstUse,
    /// Fix: delete this paragraph, or these.
    DeleteThis {
        /// How many go.
        count: u32,
    },
    /// Fix: delete the paragraph that this one is compared with.
    DeleteOther {
        /// Its number.
        number: u32,
    },
    /// Fix: delete every later copy of a passage.
    DeleteAllCopies {
        /// How many.
        count: u32,
    },
    /// Fix: delete the sentence, or several.
    DeleteSentence {
        /// How many.
        count: u32,
    },
    /// Fix: delete the word.
    DeleteWord,
    /// Fix: delete the later copy.
    DeleteCopy {
        /// How many paragraphs go.
        count: u32,
        /// Whether one of them was edited since.
        edited: bool,
    },
    /// Fix: delete the earlier copy.
    DeleteFirst {
        /// How many paragraphs go.
        count: u32,
    },
    /// Words in quotation marks that nobody is named as saying.
    UnattributedQuote,
    /// Fix: say who is speaking.
    AddAttribution,
    /// Fix: name one speaker of the article.
    AttributeTo {
        /// As the article names them.
        speaker: String,
    },
    /// Fix: have the check leave this paragraph alone; and the reason for it, in the comment that asks for that.
    NotAQuotation,
    /// Either of two may have said a quotation.
    UnclearSpeaker {
        /// Who spoke before.
        one: String,
        /// Who came in since.
        other: String,
    },
    /// Points at somebody who may have said a quotation.
    PossibleSpeaker,
    /// A source is nobody.
    VagueAttribution {
        /// The words for it.
        words: String,
    },
    /// A source has no name.
    AnonymousSource,
    /// The source of a quotation comes late.
    LateAttribution {
        /// How many words stand before it.
        words: u32,
    },
    /// Points at the source of a quotation.
    SourceHere,
    /// The same quotation is given to two people.
    QuoteTwoSpeakers {
        /// The first, and the number of the paragraph.
        one: (String, u32),
        /// The second, likewise.
        other: (String, u32),
    },
    /// Points at the same quotation, under another name.
    SameQuote {
        /// Whose.
        speaker: String,
    },
    /// A quotation inside another has the same marks.
    NestedQuoteStyle,
    /// Fix: set inner marks.
    ConvertInnerMarks {
        /// The opening mark.
        open: String,
        /// The closing mark.
        close: String,
    },
    /// An article has quotation marks of several shapes.
    MixedQuoteStyle {
        /// How most look.
        usual: String,
        /// How these look.
        found: String,
    },
    /// Fix: give all quotation marks one shape.
    ConvertMarks {
        /// How they will look.
        shape: String,
    },
    /// An opening quotation mark that nothing closes.
    NoClosingMark,
    /// A closing quotation mark that closes nothing.
    NoOpeningMark,
    /// Points at the end of a paragraph.
    ParagraphEnds,
    /// Fix: close a quotation.
    AddClosingMark,
    /// Fix: open a quotation.
    AddOpeningMark,
    /// Fix: take a quotation mark out.
    RemoveMark,
    /// A pronoun says a quotation before anybody was named.
    PronounSpeaker {
        /// The pronoun, in lower case.
        pronoun: String,
    },
    /// A name is spelt another way here than elsewhere.
    NameVariant {
        /// The spelling here.
        found: String,
        /// The article's spelling.
        usual: String,
        /// How often the article's spelling occurs.
        count: u32,
    },
    /// A name is a letter off.
    NameTypo {
        /// The spelling here.
        found: String,
        /// The article's spelling.
        usual: String,
        /// How often the article's spelling occurs.
        count: u32,
    },
    /// A surname has two given names that are alike.
    NameGiven {
        /// The given name that occurs more often.
        usual: String,
        /// The one here.
        found: String,
        /// The surname.
        surname: String,
    },
    /// Somebody whose family name stands first is called by the given name.
    GivenNameAlone {
        /// The given name.
        given: String,
        /// The family name.
        family: String,
    },
    /// A person comes in without a given name or a function.
    FirstMention,
    /// Points at a mention in another spelling.
    OtherSpelling {
        /// The spelling there.
        form: String,
    },
    /// Fix: this mention.
    Replace {
        /// By what.
        by: String,
    },
    /// Fix: every mention outside quotations, links and titles.
    ReplaceAll {
        /// By what.
        by: String,
        /// How many.
        count: u32,
    },
    /// A name is not written as the house writes it.
    NameStyle {
        /// The form here.
        found: String,
        /// The house's form.
        wanted: String,
    },
    /// Fix: this mention, though it stands in a quotation.
    ReplaceInQuote {
        /// By what.
        by: String,
    },
    /// Fix: every mention, those in quotations too.
    ReplaceEverywhere {
        /// By what.
        by: String,
        /// How many.
        count: u32,
    },
    /// Fix: tell the project that two names are different.
    KeepBoth,
    /// Fix: tell the project which form to use.
    PreferInProject {
        /// That form.
        form: String,
    },
    /// Fix: tell the project that a paragraph may stand again and again.
    AddBoilerplate,
    /// Fix: tell the project that a name is right.
    AddKnownName {
        /// The name.
        form: String,
    },
    /// A comment has a check leave something alone, though there is nothing to leave.
    UnusedIgnore {
        /// The check; all of them if `None`.
        check: Option<String>,
    },
    /// A comment names a check that does not exist.
    UnknownIgnore {
        /// Its id.
        check: String,
        /// The one that was probably meant.
        meant: Option<&'static str>,
    },
    /// A comment to us has words that we do not know.
    UnreadIgnore,
    /// Fix: remove a comment.
    RemoveComment,
    /// Fix: take a check out of a comment.
    RemoveFromComment {
        /// The check.
        check: String,
    },
    /// Fix: have a check leave this place alone.
    IgnoreHere {
        /// The check.
        check: &'static str,
    },
    /// Fix: have a check leave the whole article alone.
    IgnoreInArticle {
        /// The check.
        check: &'static str,
    },
    /// Fix: switch a check off for this article in the settings of the project.
    IgnoreInProject {
        /// The check.
        check: &'static str,
        /// The name of the article's file.
        file: String,
    },
    /// All safe fixes at once.
    FixAll,
    /// Who says a quotation, and which words say so.
    SaidBy {
        /// The speaker, where there is a name or a description.
        speaker: Option<String>,
        /// The words that say so.
        cue: String,
        /// Where these stand.
        place: Place,
    },
    /// A quotation of one of several.
    UnclearSource,
    /// A quotation whose source was looked for and not found.
    MissingSource,
    /// What words in quotation marks are, and why.
    Quoted(Why),
    /// Over the quotations that nobody is named for.
    NoSource,
    /// Over the quotations whose source has no name.
    UnnamedSource,
    /// Over all quotations.
    Quotations,
    /// Over the people, the places or the organizations that an article names.
    Bearers(Bearer),
    /// Who or what a name stands for.
    NameSheet {
        /// The fullest form.
        name: String,
        /// What bears it.
        bearer: Bearer,
        /// The function the article gives a person.
        function: Option<String>,
    },
    /// The forms of a name.
    NameForms {
        /// Each with how often it stands there.
        forms: Vec<(String, u32)>,
        /// The line of the first full mention, 1-based.
        line: u32,
    },
    /// How the house writes a name.
    HouseForm {
        /// The form to use.
        form: String,
    },
    /// Over the progress of a check of all articles of a workspace.
    CheckingArticles,
    /// Over the progress of a look at all articles that others are to be compared with.
    ReadingArchive,
    /// A rename has nothing to rename.
    NoNameHere,
    /// A new name has no letters.
    NewNameEmpty,
    /// A new name has a line break or a tab.
    NewNameOfSeveralLines,
}

/// What bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bearer {
    /// A person.
    Person,
    /// A place or a country.
    Place,
    /// An organization.
    Organization,
    /// The article does not tell.
    Other,
}

/// Where the words stand that attribute a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Between two commas inside the marks.
    Inside,
    /// In the same sentence, behind it.
    After,
    /// In the same sentence, before it.
    Before,
    /// At an earlier quotation of the paragraph.
    QuotationBefore,
    /// In the sentence before.
    SentenceBefore,
    /// In the sentence after.
    SentenceAfter,
    /// They are the subject of the sentence.
    Subject,
    /// They are the only name of the paragraph.
    OnlyName,
    /// In the paragraph before.
    ParagraphBefore,
    /// In the paragraph after.
    ParagraphAfter,
    /// At the same words elsewhere.
    SameWords,
    /// In the question that they answer.
    Interview,
}

/// Why words in quotation marks are taken for what they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// A headline: they stand in a heading.
    Heading,
    /// A headline: their line is set as one.
    Display,
    /// In a legend or a table.
    Legend,
    /// No words.
    Empty,
    /// A nickname: they stand inside a name.
    InName,
    /// A term: announced as one.
    Label,
    /// A slogan: announced as one.
    Motto,
    /// A title: a noun for a work stands before them.
    Work,
    /// A title: they have its capitals.
    Capitals,
    /// A title: they stand in brackets behind a name.
    Bracketed,
    /// Speech: they are a clause.
    Clause,
    /// Speech: they are a sentence.
    Sentence,
    /// Speech: somebody is named as saying them.
    Source,
    /// Quoted words: too few for a sentence.
    Few,
    /// Quoted words: no clause.
    Fragment,
    /// Quoted words: lines of verse.
    Verse,
}

/// What sets a copy apart from its original.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// Nothing, byte for byte (spaces apart).
    None,
    /// Quotation marks, dashes, apostrophes, case, emphasis.
    Typography,
    /// One paragraph was edited.
    OneParagraph,
}

impl Message {
    /// The sentence, as the reader sees it.
    pub fn text(&self, ui: UiLanguage) -> String {
        match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        }
    }

    fn french(&self) -> String {
        match self {
            Self::RepeatedBlock { count, first, last, difference } => {
                format!(
                    "Ces {count} paragraphes reprennent les paragraphes {first} à {last}{}.",
                    difference.french()
                )
            }
            Self::RepeatedDocument { count, difference } => {
                format!(
                    "L'article entier est là deux fois : ces {count} paragraphes le reprennent{}.",
                    difference.french()
                )
            }
            Self::RepeatedParagraph { original, difference } => {
                format!(
                    "Paragraphe déjà présent plus haut (§ {original}{}).",
                    difference.aside(UiLanguage::French)
                )
            }
            Self::RepeatedStandfirst => "Ce paragraphe répète le chapô.".to_owned(),
            Self::RepeatedCaption => "Légende déjà employée plus haut.".to_owned(),
            Self::OriginalParagraph { number } => format!("Original : paragraphe {number}."),
            Self::EditedParagraph { number } => format!("Paragraphe {number} : la copie en diffère."),
            Self::NearDuplicate { original, words: 1 } => {
                format!("Presque identique au § {original} (un mot change).")
            }
            Self::NearDuplicate { original, words } => {
                format!("Presque identique au § {original} ({words} mots changent).")
            }
            Self::Retold { original } => {
                format!("Ce paragraphe redit le § {original}, en partie mot pour mot.")
            }
            Self::Differs { here, there } => match (&**here, &**there) {
                ("", there) => format!("« {there} » n'est que là."),
                (here, "") => format!("« {here} » n'est qu'ici."),
                (here, there) => format!("« {here} » ici, « {there} » là."),
            },
            Self::Contained { original, before: true } => {
                format!("Ce passage figure déjà dans le § {original}.")
            }
            Self::Contained { original, before: false } => {
                format!("Ce passage figure aussi dans le § {original}.")
            }
            Self::RepeatedSentence { original, count: 1 } => format!("Phrase déjà employée au § {original}."),
            Self::RepeatedSentence { original, count } => {
                format!("{count} phrases de ce paragraphe sont déjà au § {original}.")
            }
            Self::RepeatedQuote { original } => format!("Citation déjà donnée au § {original}."),
            Self::RepeatedHeading => "Intertitre déjà employé plus haut.".to_owned(),
            Self::HeadlineRepeatsLead => "La première phrase répète le titre.".to_owned(),
            Self::DoubledWord { word } => format!("Mot répété : « {word} {word} »."),
            Self::AlreadyPublished { date, file, first, last } => {
                let place = if first == last { first.to_string() } else { format!("{first} à {last}") };
                match date {
                    Some(date) => format!("Déjà publié le {} ({file}, § {place}).", french_day(*date)),
                    None => format!("Déjà dans un autre article ({file}, § {place})."),
                }
            }
            Self::ParagraphHere { number } => format!("Paragraphe {number}."),
            Self::FirstUse => "Premier emploi.".to_owned(),
            Self::DeleteThis { count: 1 } => "Supprimer ce paragraphe".to_owned(),
            Self::DeleteThis { count } => format!("Supprimer ces {count} paragraphes"),
            Self::DeleteOther { number } => format!("Supprimer le paragraphe {number}"),
            Self::DeleteAllCopies { count } => format!("Supprimer toutes les reprises ({count})"),
            Self::DeleteSentence { count: 1 } => "Supprimer cette phrase".to_owned(),
            Self::DeleteSentence { count } => format!("Supprimer ces {count} phrases"),
            Self::DeleteWord => "Supprimer le mot répété".to_owned(),
            Self::AddBoilerplate => "Ajouter aux mentions récurrentes du projet".to_owned(),
            Self::DeleteCopy { count: 1, .. } => "Supprimer cette reprise".to_owned(),
            Self::DeleteCopy { count, edited: false } => {
                format!("Supprimer cette reprise ({count} paragraphes)")
            }
            Self::DeleteCopy { count, edited: true } => {
                format!("Supprimer cette reprise ({count} paragraphes, dont un modifié)")
            }
            Self::DeleteFirst { .. } => "Supprimer la première version".to_owned(),
            Self::UnattributedQuote => "Qui parle ? Aucune source pour cette citation.".to_owned(),
            Self::AddAttribution => "Ajouter l'attribution".to_owned(),
            Self::AttributeTo { speaker } => format!("Attribuer à {speaker}"),
            Self::NotAQuotation => "Ce n'est pas une citation".to_owned(),
            Self::UnclearSpeaker { one, other } => format!("Citation {} ou {} ?", of(one), of(other)),
            Self::PossibleSpeaker => "Peut-être cette personne.".to_owned(),
            Self::VagueAttribution { words } => format!("Source imprécise : « {words} »."),
            Self::AnonymousSource => "Source anonyme : précisez sa qualité et son intérêt.".to_owned(),
            Self::LateAttribution { words } => format!("Source donnée après {words} mots."),
            Self::SourceHere => "La source est ici.".to_owned(),
            Self::QuoteTwoSpeakers { one, other } => {
                format!("Même citation attribuée à {} (§ {}) et à {} (§ {}).", one.0, one.1, other.0, other.1)
            }
            Self::SameQuote { speaker } => format!("Ici, la citation est de {speaker}."),
            Self::NestedQuoteStyle => "Mêmes guillemets que la citation qui l'entoure.".to_owned(),
            Self::ConvertInnerMarks { open, close } => {
                format!("Mettre les guillemets intérieurs {open} {close}")
            }
            Self::MixedQuoteStyle { usual, found } => format!("Guillemets {usual} et {found} mélangés."),
            Self::ConvertMarks { shape } => format!("Mettre partout des guillemets {shape}"),
            Self::NoClosingMark => "Guillemet ouvrant sans fermant.".to_owned(),
            Self::NoOpeningMark => "Guillemet fermant sans ouvrant.".to_owned(),
            Self::ParagraphEnds => "Le paragraphe finit ici.".to_owned(),
            Self::AddClosingMark => "Fermer la citation à la fin de la phrase".to_owned(),
            Self::AddOpeningMark => "Ouvrir la citation au début de la phrase".to_owned(),
            Self::RemoveMark => "Supprimer ce guillemet".to_owned(),
            Self::PronounSpeaker { pronoun } => format!("« {pronoun} » : aucun nom avant cette citation."),
            Self::NameVariant { found, usual, count } => {
                format!("« {found} » ici, « {usual} » ailleurs ({count} fois).")
            }
            Self::NameTypo { found, usual, count } => {
                format!("« {found} » : est-ce « {usual} » ({count} fois) ?")
            }
            Self::NameGiven { usual, found, surname } => format!("{usual} ou {found} {surname} ?"),
            Self::GivenNameAlone { given, family } => {
                format!("« {given} » est un prénom : nom de famille « {family} ».")
            }
            Self::FirstMention => "Première mention sans prénom ni fonction.".to_owned(),
            Self::OtherSpelling { form } => format!("Ici « {form} »."),
            Self::Replace { by } => format!("Remplacer par « {by} »"),
            Self::ReplaceAll { by, count } => format!("Remplacer partout par « {by} » ({count})"),
            Self::NameStyle { found, wanted } => format!("Marche maison : « {wanted} », pas « {found} »."),
            Self::ReplaceInQuote { by } => format!("Remplacer par « {by} » (cette citation aussi)"),
            Self::ReplaceEverywhere { by, count } => {
                format!("Remplacer partout par « {by} », y compris dans les citations ({count})")
            }
            Self::KeepBoth => "Garder les deux".to_owned(),
            Self::PreferInProject { form } => format!("Toujours écrire « {form} » dans ce projet"),
            Self::AddKnownName { form } => format!("Ajouter « {form} » aux noms connus"),
            Self::UnusedIgnore { check: None } => "Rien à ignorer ici.".to_owned(),
            Self::UnusedIgnore { check: Some(check) } => format!("Rien à ignorer ici pour {check}."),
            Self::UnknownIgnore { check, meant: None } => {
                format!("Aucune vérification ne s'appelle {check}.")
            }
            Self::UnknownIgnore { check, meant: Some(meant) } => {
                format!("Aucune vérification ne s'appelle {check} (vouliez-vous dire {meant} ?).")
            }
            Self::UnreadIgnore => {
                "Commentaire incompris : « ignore[…] » ou « ignore-file[…] », avec des vérifications."
                    .to_owned()
            }
            Self::RemoveComment => "Supprimer ce commentaire".to_owned(),
            Self::RemoveFromComment { check } => format!("Retirer {check} de ce commentaire"),
            Self::IgnoreHere { check } => format!("Ignorer ici ({check})"),
            Self::IgnoreInArticle { check } => format!("Ignorer dans cet article ({check})"),
            Self::IgnoreInProject { check, file } => {
                format!("Ignorer dans ce projet ({check} désactivé pour {file})")
            }
            Self::FixAll => "Appliquer toutes les corrections sûres".to_owned(),
            Self::SaidBy { speaker, cue, place } => {
                let speaker = speaker.as_deref().unwrap_or("Source sans nom");
                format!("{speaker} — attribuée par « {cue} » ({})", place.french())
            }
            Self::UnclearSource => {
                "Source incertaine : quelqu'un d'autre est nommé depuis la citation précédente.".to_owned()
            }
            Self::MissingSource => {
                "Sans source : personne n'est nommé, ni dans la phrase ni autour.".to_owned()
            }
            Self::Quoted(why) => why.french().to_owned(),
            Self::NoSource => "Sans source".to_owned(),
            Self::UnnamedSource => "Source sans nom".to_owned(),
            Self::Quotations => "Citations".to_owned(),
            Self::Bearers(bearer) => bearer.french().1.to_owned(),
            Self::NameSheet { name, bearer, function } => sheet(name, bearer.french().0, function.as_deref()),
            Self::NameForms { forms, line } => {
                let forms = forms.iter().map(|(form, count)| format!("« {form} » {count} fois"));
                let forms = forms.collect::<Vec<_>>().join(", ");
                format!("{forms} ; première mention ligne {line}.")
            }
            Self::HouseForm { form } => format!("Marche maison : « {form} »."),
            Self::CheckingArticles => "Relecture des articles".to_owned(),
            Self::ReadingArchive => "Lecture des articles à comparer".to_owned(),
            Self::NoNameHere => "Il n'y a pas de nom à cet endroit.".to_owned(),
            Self::NewNameEmpty => "Le nouveau nom est vide.".to_owned(),
            Self::NewNameOfSeveralLines => "Un nom tient sur une ligne, sans tabulation.".to_owned(),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::RepeatedBlock { count, first, last, difference } => {
                format!("These {count} paragraphs repeat paragraphs {first}–{last}{}.", difference.english())
            }
            Self::RepeatedDocument { count, difference } => {
                format!(
                    "The whole article is here twice: these {count} paragraphs repeat it{}.",
                    difference.english()
                )
            }
            Self::RepeatedParagraph { original, difference } => {
                format!("Same paragraph as § {original} above{}.", difference.english())
            }
            Self::RepeatedStandfirst => "This paragraph repeats the standfirst.".to_owned(),
            Self::RepeatedCaption => "Caption already used above.".to_owned(),
            Self::OriginalParagraph { number } => format!("Original: paragraph {number}."),
            Self::EditedParagraph { number } => format!("Paragraph {number}: its copy differs."),
            Self::NearDuplicate { original, words: 1 } => {
                format!("Almost identical to § {original} (one word differs).")
            }
            Self::NearDuplicate { original, words } => {
                format!("Almost identical to § {original} ({words} words differ).")
            }
            Self::Retold { original } => {
                format!("This paragraph retells § {original}, partly word for word.")
            }
            Self::Differs { here, there } => match (&**here, &**there) {
                ("", there) => format!("“{there}” is only there."),
                (here, "") => format!("“{here}” is only here."),
                (here, there) => format!("“{here}” here, “{there}” there."),
            },
            Self::Contained { original, before: true } => {
                format!("This passage already appears in § {original}.")
            }
            Self::Contained { original, before: false } => {
                format!("This passage also appears in § {original}.")
            }
            Self::RepeatedSentence { original, count: 1 } => {
                format!("Sentence already used in § {original}.")
            }
            Self::RepeatedSentence { original, count } => {
                format!("{count} sentences of this paragraph stand in § {original} already.")
            }
            Self::RepeatedQuote { original } => format!("Quote already used in § {original}."),
            Self::RepeatedHeading => "Heading already used above.".to_owned(),
            Self::HeadlineRepeatsLead => "The first sentence repeats the headline.".to_owned(),
            Self::DoubledWord { word } => format!("Repeated word: “{word} {word}”."),
            Self::AlreadyPublished { date, file, first, last } => {
                let place = if first == last { first.to_string() } else { format!("{first}–{last}") };
                match date {
                    Some(date) => format!("Already published on {} ({file}, § {place}).", english_day(*date)),
                    None => format!("Already in another article ({file}, § {place})."),
                }
            }
            Self::ParagraphHere { number } => format!("Paragraph {number}."),
            Self::FirstUse => "First use.".to_owned(),
            Self::DeleteThis { count: 1 } => "Delete this paragraph".to_owned(),
            Self::DeleteThis { count } => format!("Delete these {count} paragraphs"),
            Self::DeleteOther { number } => format!("Delete paragraph {number}"),
            Self::DeleteAllCopies { count } => format!("Delete all copies ({count})"),
            Self::DeleteSentence { count: 1 } => "Delete this sentence".to_owned(),
            Self::DeleteSentence { count } => format!("Delete these {count} sentences"),
            Self::DeleteWord => "Delete the repeated word".to_owned(),
            Self::AddBoilerplate => "Add to the project's boilerplate".to_owned(),
            Self::DeleteCopy { count: 1, .. } => "Delete this copy".to_owned(),
            Self::DeleteCopy { count, edited: false } => format!("Delete this copy ({count} paragraphs)"),
            Self::DeleteCopy { count, edited: true } => {
                format!("Delete this copy ({count} paragraphs, one of them edited)")
            }
            Self::DeleteFirst { .. } => "Delete the first version".to_owned(),
            Self::UnattributedQuote => "Who is speaking? No source for this quote.".to_owned(),
            Self::AddAttribution => "Add attribution".to_owned(),
            Self::AttributeTo { speaker } => format!("Attribute to {speaker}"),
            Self::NotAQuotation => "Not a quotation".to_owned(),
            Self::UnclearSpeaker { one, other } => format!("Is {one} or {other} speaking?"),
            Self::PossibleSpeaker => "This may be who speaks.".to_owned(),
            Self::VagueAttribution { words } => format!("Vague source: \"{words}\"."),
            Self::AnonymousSource => "Anonymous source: say who they are and why unnamed.".to_owned(),
            Self::LateAttribution { words } => format!("Source comes after {words} words."),
            Self::SourceHere => "The source is here.".to_owned(),
            Self::QuoteTwoSpeakers { one, other } => {
                format!("Same quote attributed to {} (§ {}) and {} (§ {}).", one.0, one.1, other.0, other.1)
            }
            Self::SameQuote { speaker } => format!("Here the quote is {speaker}'s."),
            Self::NestedQuoteStyle => "Same marks as the quote around it.".to_owned(),
            Self::ConvertInnerMarks { open, close } => format!("Use inner marks {open} {close}"),
            Self::MixedQuoteStyle { usual, found } => format!("Mixed quote styles: {usual} and {found}."),
            Self::ConvertMarks { shape } => format!("Use {shape} for all quotes"),
            Self::NoClosingMark => "Opening quote without a closing one.".to_owned(),
            Self::NoOpeningMark => "Closing quote without an opening one.".to_owned(),
            Self::ParagraphEnds => "The paragraph ends here.".to_owned(),
            Self::AddClosingMark => "Close the quote at the end of the sentence".to_owned(),
            Self::AddOpeningMark => "Open the quote at the start of the sentence".to_owned(),
            Self::RemoveMark => "Remove this mark".to_owned(),
            Self::PronounSpeaker { pronoun } => format!("\"{pronoun}\": no name before this quote."),
            Self::NameVariant { found, usual, count } => {
                format!("\"{found}\" here, \"{usual}\" elsewhere ({count}×).")
            }
            Self::NameTypo { found, usual, count } => {
                format!("\"{found}\": did you mean \"{usual}\" ({count}×)?")
            }
            Self::NameGiven { usual, found, surname } => format!("{usual} or {found} {surname}?"),
            Self::GivenNameAlone { given, family } => {
                format!("\"{given}\" is a given name; the family name is \"{family}\".")
            }
            Self::FirstMention => "First mention lacks first name or role.".to_owned(),
            Self::OtherSpelling { form } => format!("\"{form}\" here."),
            Self::Replace { by } => format!("Replace with \"{by}\""),
            Self::ReplaceAll { by, count } => format!("Replace all with \"{by}\" ({count})"),
            Self::NameStyle { found, wanted } => format!("House style: \"{wanted}\", not \"{found}\"."),
            Self::ReplaceInQuote { by } => format!("Replace with \"{by}\" (this quotation too)"),
            Self::ReplaceEverywhere { by, count } => {
                format!("Replace all with \"{by}\", in quotations too ({count})")
            }
            Self::KeepBoth => "Keep both".to_owned(),
            Self::PreferInProject { form } => format!("Always write \"{form}\" in this project"),
            Self::AddKnownName { form } => format!("Add \"{form}\" to the known names"),
            Self::UnusedIgnore { check: None } => "Nothing to ignore here.".to_owned(),
            Self::UnusedIgnore { check: Some(check) } => format!("Nothing for {check} to ignore here."),
            Self::UnknownIgnore { check, meant: None } => format!("There is no check {check}."),
            Self::UnknownIgnore { check, meant: Some(meant) } => {
                format!("There is no check {check} (did you mean {meant}?).")
            }
            Self::UnreadIgnore => {
                "Comment not understood: write “ignore[…]” or “ignore-file[…]”, with checks.".to_owned()
            }
            Self::RemoveComment => "Remove this comment".to_owned(),
            Self::RemoveFromComment { check } => format!("Take {check} out of this comment"),
            Self::IgnoreHere { check } => format!("Ignore here ({check})"),
            Self::IgnoreInArticle { check } => format!("Ignore in this article ({check})"),
            Self::IgnoreInProject { check, file } => {
                format!("Ignore in this project ({check} off for {file})")
            }
            Self::FixAll => "Apply all safe fixes".to_owned(),
            Self::SaidBy { speaker, cue, place } => {
                let speaker = speaker.as_deref().unwrap_or("Unnamed source");
                format!("{speaker} — attributed by “{cue}” ({})", place.english())
            }
            Self::UnclearSource => {
                "Unclear source: somebody else was named since the quotation before.".to_owned()
            }
            Self::MissingSource => "No source: nobody is named in the sentence or around it.".to_owned(),
            Self::Quoted(why) => why.english().to_owned(),
            Self::NoSource => "No source".to_owned(),
            Self::UnnamedSource => "Unnamed source".to_owned(),
            Self::Quotations => "Quotations".to_owned(),
            Self::Bearers(bearer) => bearer.english().1.to_owned(),
            Self::NameSheet { name, bearer, function } => {
                sheet(name, bearer.english().0, function.as_deref())
            }
            Self::NameForms { forms, line } => {
                let forms = forms.iter().map(|(form, count)| format!("\"{form}\" {count}×"));
                let forms = forms.collect::<Vec<_>>().join(", ");
                format!("{forms}; first mention in line {line}.")
            }
            Self::HouseForm { form } => format!("House style: \"{form}\"."),
            Self::CheckingArticles => "Checking the articles".to_owned(),
            Self::ReadingArchive => "Reading the articles to compare with".to_owned(),
            Self::NoNameHere => "There is no name here.".to_owned(),
            Self::NewNameEmpty => "The new name is empty.".to_owned(),
            Self::NewNameOfSeveralLines => "A name is one line, without tabs.".to_owned(),
        }
    }
}

/// A name with what bears it, and the function of a person.
fn sheet(name: &str, bearer: &str, function: Option<&str>) -> String {
    let known = [bearer, function.unwrap_or_default()].into_iter().filter(|words| !words.is_empty());
    let known = known.collect::<Vec<_>>().join(", ");
    if known.is_empty() { name.to_owned() } else { format!("{name} — {known}") }
}

impl Bearer {
    /// One, and several.
    fn french(self) -> (&'static str, &'static str) {
        match self {
            Self::Person => ("personne", "Personnes"),
            Self::Place => ("lieu", "Lieux"),
            Self::Organization => ("organisation", "Organisations"),
            Self::Other => ("", "Autres noms"),
        }
    }

    /// One, and several.
    fn english(self) -> (&'static str, &'static str) {
        match self {
            Self::Person => ("person", "People"),
            Self::Place => ("place", "Places"),
            Self::Organization => ("organization", "Organizations"),
            Self::Other => ("", "Other names"),
        }
    }
}

/// A day in a sentence: « 1er mars 2026 ».
fn french_day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    let ordinal = if date.day == 1 { "er" } else { "" };
    format!("{}{ordinal} {} {}", date.day, month(&MONTHS, date), date.year)
}

/// A day in a sentence: “March 1, 2026”.
fn english_day(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    format!("{} {}, {}", month(&MONTHS, date), date.day, date.year)
}

fn month(names: &[&'static str; 12], date: Date) -> &'static str {
    names.get(usize::from(date.month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// « de » before a name, elided before a vowel.
fn of(name: &str) -> String {
    let vowel = name.starts_with(|first: char| "AEIOUÀÂÉÈÊËÎÏÔÛÜ".contains(first));
    format!("{}{name}", if vowel { "d'" } else { "de " })
}

impl Difference {
    /// The same without brackets of its own, to stand inside others.
    fn aside(self, ui: UiLanguage) -> String {
        let bracketed = match ui {
            UiLanguage::French => self.french(),
            UiLanguage::English => self.english(),
        };
        bracketed.replace(" (", ", ").replace(')', "")
    }

    fn french(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Typography => " (à la typographie près)",
            Self::OneParagraph => " (un paragraphe diffère)",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Typography => " (typography aside)",
            Self::OneParagraph => " (one paragraph differs)",
        }
    }
}

impl Place {
    fn french(self) -> &'static str {
        match self {
            Self::Inside => "incise dans la citation",
            Self::After => "suite de la phrase",
            Self::Before => "début de la phrase",
            Self::QuotationBefore => "suite de la citation précédente",
            Self::SentenceBefore => "phrase précédente",
            Self::SentenceAfter => "phrase suivante",
            Self::Subject => "sujet de la phrase",
            Self::OnlyName => "seul nom du paragraphe",
            Self::ParagraphBefore => "paragraphe précédent",
            Self::ParagraphAfter => "paragraphe suivant",
            Self::SameWords => "mêmes mots ailleurs dans l'article",
            Self::Interview => "réponse d'un entretien",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Inside => "inside the marks",
            Self::After => "rest of the sentence",
            Self::Before => "start of the sentence",
            Self::QuotationBefore => "continues the quotation before",
            Self::SentenceBefore => "sentence before",
            Self::SentenceAfter => "sentence after",
            Self::Subject => "subject of the sentence",
            Self::OnlyName => "only name in the paragraph",
            Self::ParagraphBefore => "paragraph before",
            Self::ParagraphAfter => "paragraph after",
            Self::SameWords => "same words elsewhere in the article",
            Self::Interview => "answer in an interview",
        }
    }
}

impl Why {
    fn french(self) -> &'static str {
        match self {
            Self::Heading => "Titraille : la citation est dans un titre.",
            Self::Display => "Titraille : sa ligne est composée comme un titre.",
            Self::Legend => "Hors texte : dans une légende ou un tableau.",
            Self::Empty => "Rien entre les guillemets.",
            Self::InName => "Surnom : à l'intérieur d'un nom.",
            Self::Label => "Terme : ce qui précède annonce une appellation.",
            Self::Motto => "Slogan : ce qui précède annonce une devise.",
            Self::Work => "Titre : un nom d'œuvre le précède.",
            Self::Capitals => "Titre : ses mots ont des majuscules.",
            Self::Bracketed => "Titre : entre parenthèses, derrière un nom.",
            Self::Clause => "Paroles : elles forment une proposition.",
            Self::Sentence => "Paroles : elles forment une phrase entière.",
            Self::Source => "Paroles : quelqu'un est nommé qui les dit.",
            Self::Few => "Mots entre guillemets : trop peu pour une phrase.",
            Self::Fragment => "Mots entre guillemets : ils ne forment pas de proposition.",
            Self::Verse => "Vers : la citation a des retours à la ligne.",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Self::Heading => "Headline: the quotation stands in a heading.",
            Self::Display => "Headline: its line is set as one.",
            Self::Legend => "Not in the text: in a legend or a table.",
            Self::Empty => "Nothing between the marks.",
            Self::InName => "Nickname: inside a name.",
            Self::Label => "Term: the words before announce a name for something.",
            Self::Motto => "Slogan: the words before announce a motto.",
            Self::Work => "Title: a noun for a work stands before it.",
            Self::Capitals => "Title: its words are capitalized.",
            Self::Bracketed => "Title: in brackets behind a name.",
            Self::Clause => "Speech: the words are a clause.",
            Self::Sentence => "Speech: the words are a whole sentence.",
            Self::Source => "Speech: somebody is named as saying it.",
            Self::Few => "Words in quotation marks: too few for a sentence.",
            Self::Fragment => "Words in quotation marks: no clause.",
            Self::Verse => "Verse: the quotation has line breaks.",
        }
    }
}
