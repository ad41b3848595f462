//! The house styles of names that come with the program, as they are told to a reader. What they prefer is data; see
//! `lang::names`.

use super::UiLanguage;
use super::page::typeset;

/// A house style that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum House {
    FrenchAgencies,
    FrenchWithKyiv,
    LeMonde,
    EnglishAgencies,
    AssociatedPress,
    Bbc,
    Guardian,
}

impl House {
    /// What it is, without a period.
    pub(crate) fn text(self, ui: UiLanguage) -> String {
        let words = match ui {
            UiLanguage::French => match self {
                Self::FrenchAgencies => {
                    "L'usage des agences françaises : noms slaves et arabes transcrits comme dans la presse \
                     française, noms de lieux établis en français"
                }
                Self::FrenchWithKyiv => {
                    "L'usage français avec le nom ukrainien de Kyiv : Libération depuis le 1er mars 2022, La \
                     Presse (Montréal) depuis la même semaine"
                }
                Self::LeMonde => {
                    "Le Monde : Kiev à côté des formes ukrainiennes des autres villes, Al- et Ben avec une capitale"
                }
                Self::EnglishAgencies => {
                    "L'anglais neutre des agences : ce qu'AP, Reuters, l'AFP et les grands journaux écrivent \
                     de même"
                }
                Self::AssociatedPress => "L'agence Associated Press",
                Self::Bbc => "BBC News, le service d'information de la BBC",
                Self::Guardian => "Le Guardian et l'Observer : les noms étrangers gardent leurs accents",
            },
            UiLanguage::English => match self {
                Self::FrenchAgencies => {
                    "French agency practice: Slavic and Arabic names as the French press transcribes them, \
                     established French names of places"
                }
                Self::FrenchWithKyiv => {
                    "French practice with the Ukrainian name of Kyiv: Libération since 1 March 2022, La Presse \
                     (Montréal) since that week"
                }
                Self::LeMonde => {
                    "Le Monde: Kiev beside Ukrainian forms of the other cities, Al- and Ben with a capital"
                }
                Self::EnglishAgencies => {
                    "Neutral agency English: what AP, Reuters, AFP and the big papers write alike"
                }
                Self::AssociatedPress => "The Associated Press",
                Self::Bbc => "BBC News",
                Self::Guardian => "The Guardian and the Observer: foreign names keep their marks",
            },
        };
        typeset(words, ui)
    }

    /// What a copy of its file begins with: what it is, and what to do with the copy.
    pub(crate) fn heading(self, ui: UiLanguage) -> String {
        let advice = match (self, ui) {
            (Self::FrenchAgencies | Self::EnglishAgencies, UiLanguage::French) => {
                "Une marche maison part d'une copie de ce fichier ; n'y figure que ce qui est tranché."
            }
            (Self::FrenchAgencies | Self::EnglishAgencies, UiLanguage::English) => {
                "A house of one's own starts from a copy of this file; it lists only what the house has settled."
            }
            (Self::FrenchWithKyiv, UiLanguage::French) => {
                "À copier dans le fichier d'une rédaction ; hors d'Ukraine, tout est comme dans fr-default."
            }
            (Self::FrenchWithKyiv, UiLanguage::English) => {
                "Copy it into a house's own file; everything but Ukraine is as in fr-default."
            }
            (Self::LeMonde | Self::AssociatedPress | Self::Bbc | Self::Guardian, UiLanguage::French) => {
                "À copier dans le fichier d'une rédaction, puis à élaguer."
            }
            (Self::LeMonde | Self::AssociatedPress | Self::Bbc | Self::Guardian, UiLanguage::English) => {
                "Copy it into a house's own file and strike what differs."
            }
        };
        format!("{}. {}", self.text(ui), typeset(advice, ui))
    }
}
