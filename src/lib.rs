//! copydesk: the copy chief inside the editor.
//!
//! ```text
//!       ┌────────┐   ┌─────┐   ┌────────┐
//!       │ server │   │ cli ├───▶ report │   knows LSP · knows files · shows results
//!       └───┬────┘   └──┬──┘   └───┬────┘
//!           └────┬──────┴──────────┘
//!            ┌───▼────┐
//!            │ checks │             facts in, findings out
//!            └───┬────┘
//!           ┌────▼─────┐
//!           │ analysis │            facts, kept by content
//!           └─┬──────┬─┘
//!     ┌───────▼─┐  ┌─▼────┐
//!     │ extract │  │ lang │         formats · word lists
//!     └───────┬─┘  └─┬────┘
//!           ┌─▼──────▼─┐
//!           │   text   │            spans, positions, sentences, marks
//!           └──────────┘
//! ```
//!
//! A room may use those it has an arrow to and all below these. `finding`, `message` and `config` are plain data
//! beside the stack, for `checks` and what is above it; of them `analysis` knows only [`message::UiLanguage`]. `config`
//! reads what it says of names and formats into plain data of `lang` and `extract`. `articles` walks folders and reads files for `server` and `cli`; `archive`, for
//! them too, knows where a paragraph stands in the articles of a folder.
//! `tests/tidy.rs` fails on any other arrow. To read the crate, follow the modules in this order:

pub mod text;

pub mod extract;
pub mod lang;

pub mod analysis;

pub mod config;
pub mod finding;
pub mod message;

pub mod checks;

pub mod articles;

pub mod archive;

pub mod server;

pub mod report;

pub mod cli;
