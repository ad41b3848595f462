//! copydesk: the copy chief inside the editor.
//!
//! ```text
//!       ┌────────┐   ┌─────┐
//!       │ server │   │ cli │        knows LSP · knows files
//!       └───┬────┘   └──┬──┘
//!           └────┬──────┘
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
//! `finding`, `message` and `config` are plain data beside the stack. `tests/tidy.rs` fails on an arrow that
//! is not in this picture. To read the crate, follow the modules in this order:

pub mod text;

pub mod extract;
pub mod lang;

pub mod analysis;

pub mod config;
pub mod finding;
pub mod message;

pub mod checks;

pub mod server;

pub mod cli;
pub mod report;
