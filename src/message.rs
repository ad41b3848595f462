//! Every sentence a reader sees from a check, in each language of the interface. One `match` over both:
//! the compiler proves that no translation is missing.

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
    /// Fix: have the check leave this paragraph alone.
    NotAQuotation,
    /// A name is spelt another way here than elsewhere.
    NameVariant {
        /// The spelling here.
        found: String,
        /// The article's spelling.
        usual: String,
        /// How often the article's spelling occurs.
        count: u32,
    },
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
    /// All safe fixes at once.
    FixAll,
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
            Self::OriginalParagraph { number } => format!("Original : paragraphe {number}."),
            Self::EditedParagraph { number } => format!("Paragraphe {number} : la copie en diffère."),
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
            Self::NameVariant { found, usual, count } => {
                format!("« {found} » ici, « {usual} » ailleurs ({count} fois).")
            }
            Self::OtherSpelling { form } => format!("Ici « {form} »."),
            Self::Replace { by } => format!("Remplacer par « {by} »"),
            Self::ReplaceAll { by, count } => format!("Remplacer partout par « {by} » ({count})"),
            Self::FixAll => "Appliquer toutes les corrections sûres".to_owned(),
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
            Self::OriginalParagraph { number } => format!("Original: paragraph {number}."),
            Self::EditedParagraph { number } => format!("Paragraph {number}: its copy differs."),
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
            Self::NameVariant { found, usual, count } => {
                format!("\"{found}\" here, \"{usual}\" elsewhere ({count}×).")
            }
            Self::OtherSpelling { form } => format!("\"{form}\" here."),
            Self::Replace { by } => format!("Replace with \"{by}\""),
            Self::ReplaceAll { by, count } => format!("Replace all with \"{by}\" ({count})"),
            Self::FixAll => "Apply all safe fixes".to_owned(),
        }
    }
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
