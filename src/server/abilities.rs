//! What the client can do, read once from `initialize`, and what we offer it in turn.

use tower_lsp::ls_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, DiagnosticOptions,
    DiagnosticServerCapabilities, DiagnosticTag, ExecuteCommandOptions, HoverProviderCapability, MarkupKind,
    OneOf, PositionEncodingKind, RenameOptions, ResourceOperationKind, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};

use serde_json::Value;

use super::commands::Command;
use crate::message::UiLanguage;
use crate::text::position::PositionEncoding;

/// Applies every safe fix of a document at once.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.copydesk");

/// What one client understands. A property of a message is sent only to who can read it.
#[expect(clippy::struct_excessive_bools, reason = "each is one property that the client has or has not")]
#[derive(Clone, Debug)]
pub(super) struct Abilities {
    /// What a character of a position counts.
    pub(super) encoding: PositionEncoding,
    /// The language of messages where neither settings nor document name one.
    pub(super) fallback: UiLanguage,
    /// Diagnostics may point at other places.
    pub(super) related: bool,
    /// Diagnostics may be tagged as unnecessary.
    pub(super) unnecessary: bool,
    /// The code of a diagnostic may have an address.
    pub(super) code_description: bool,
    /// Diagnostics may carry data that comes back with a code action's request.
    pub(super) data: bool,
    /// Code actions may be edits; without it there are only commands, and we have none.
    pub(super) code_actions: bool,
    /// A code action may be the preferred one.
    pub(super) preferred: bool,
    /// Edits may name the version they were made for.
    pub(super) document_changes: bool,
    /// Edits may make files.
    pub(super) creates_files: bool,
    /// Edits may have blanks to fill in. Not among the framework's types: [`super::newer`] reads it.
    pub(super) snippets: bool,
    /// Hovers are best in Markdown.
    pub(super) markdown: bool,
    /// Document symbols may have children.
    pub(super) nested_symbols: bool,
    /// The client asks what a rename would start from before it asks for the new name.
    pub(super) prepares_rename: bool,
    /// The client asks for inlay hints again when it is told that there are others.
    pub(super) refreshes_hints: bool,
    /// The client answers `workspace/configuration`.
    pub(super) pulls_configuration: bool,
    /// `workspace/didChangeConfiguration` is sent to who registers for it.
    pub(super) registers_configuration: bool,
    /// `workspace/didChangeWatchedFiles` is sent to who registers for it.
    pub(super) registers_watchers: bool,
    /// Files outside of the open folders can be watched, too.
    pub(super) watches_elsewhere: bool,
    /// The client asks for diagnostics, and nothing is published: it asked for that, or it cannot be told. Others that could
    /// ask are told, since what is found comes sooner so.
    pub(super) pulls: bool,
    /// The client asks for diagnostics again when it is told that there are others.
    pub(super) refreshes_diagnostics: bool,
    /// The client shows how far a work is that it was not asked to follow.
    pub(super) progress: bool,
}

impl Abilities {
    /// Reads what the client says of itself, and its locale, a BCP 47 tag.
    pub(super) fn of(client: &ClientCapabilities, locale: Option<&str>) -> Self {
        let general = client.general.as_ref();
        let workspace = client.workspace.as_ref();
        let document = client.text_document.as_ref();
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let actions = document.and_then(|document| document.code_action.as_ref());
        let hover_formats = document
            .and_then(|document| document.hover.as_ref())
            .and_then(|hover| hover.content_format.as_deref())
            .unwrap_or_default();
        let changes_of_settings = workspace.and_then(|workspace| workspace.did_change_configuration);
        Self {
            encoding: encoding(general.and_then(|general| general.position_encodings.as_deref())),
            fallback: locale.and_then(UiLanguage::of_tag).unwrap_or(UiLanguage::English),
            related: is(diagnostics.and_then(|diagnostics| diagnostics.related_information)),
            unnecessary: diagnostics
                .and_then(|diagnostics| diagnostics.tag_support.as_ref())
                .is_some_and(|tags| tags.value_set.contains(&DiagnosticTag::UNNECESSARY)),
            code_description: is(diagnostics.and_then(|diagnostics| diagnostics.code_description_support)),
            data: is(diagnostics.and_then(|diagnostics| diagnostics.data_support)),
            code_actions: actions.is_some_and(|actions| actions.code_action_literal_support.is_some()),
            preferred: is(actions.and_then(|actions| actions.is_preferred_support)),
            document_changes: is(workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref())
                .and_then(|edit| edit.document_changes)),
            creates_files: workspace
                .and_then(|workspace| workspace.workspace_edit.as_ref())
                .and_then(|edit| edit.resource_operations.as_ref())
                .is_some_and(|operations| operations.contains(&ResourceOperationKind::Create)),
            snippets: false,
            // The format that the client likes best comes first.
            markdown: hover_formats.first() == Some(&MarkupKind::Markdown),
            nested_symbols: is(document
                .and_then(|document| document.document_symbol.as_ref())
                .and_then(|symbols| symbols.hierarchical_document_symbol_support)),
            prepares_rename: is(document
                .and_then(|document| document.rename.as_ref())
                .and_then(|rename| rename.prepare_support)),
            refreshes_hints: is(workspace
                .and_then(|workspace| workspace.inlay_hint.as_ref())
                .and_then(|hints| hints.refresh_support)),
            pulls_configuration: is(workspace.and_then(|workspace| workspace.configuration)),
            registers_configuration: is(changes_of_settings.and_then(|changes| changes.dynamic_registration)),
            registers_watchers: is(workspace
                .and_then(|workspace| workspace.did_change_watched_files)
                .and_then(|files| files.dynamic_registration)),
            pulls: document.is_some_and(|document| {
                document.diagnostic.is_some() && document.publish_diagnostics.is_none()
            }),
            refreshes_diagnostics: is(workspace
                .and_then(|workspace| workspace.diagnostics.as_ref())
                .and_then(|diagnostics| diagnostics.refresh_support)),
            watches_elsewhere: is(workspace
                .and_then(|workspace| workspace.did_change_watched_files)
                .and_then(|files| files.relative_pattern_support)),
            progress: is(client.window.as_ref().and_then(|window| window.work_done_progress)),
        }
    }

    /// What we offer this client.
    pub(super) fn answer(&self) -> ServerCapabilities {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
            ..CodeActionOptions::default()
        };
        // Who does not ask first may not be told that it could.
        let rename = if self.prepares_rename {
            let work_done_progress_options = WorkDoneProgressOptions::default();
            OneOf::Right(RenameOptions { prepare_provider: Some(true), work_done_progress_options })
        } else {
            OneOf::Left(true)
        };
        let commands = ExecuteCommandOptions {
            commands: Command::NAMES.map(str::to_owned).to_vec(),
            work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
        };
        let folders = WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        };
        ServerCapabilities {
            position_encoding: Some(kind(self.encoding)),
            text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
            code_action_provider: self.code_actions.then_some(CodeActionProviderCapability::Options(actions)),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            inlay_hint_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            workspace_symbol_provider: Some(OneOf::Left(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            rename_provider: Some(rename),
            execute_command_provider: Some(commands),
            diagnostic_provider: self.pulls.then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    identifier: Some("copydesk".to_owned()),
                    // What an edit changes in other documents is said by asking to ask again.
                    inter_file_dependencies: false,
                    workspace_diagnostics: true,
                    work_done_progress_options: WorkDoneProgressOptions { work_done_progress: Some(true) },
                })
            }),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(folders),
                ..WorkspaceServerCapabilities::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

impl Default for Abilities {
    /// A client that said nothing.
    fn default() -> Self {
        Self::of(&ClientCapabilities::default(), None)
    }
}

/// The encoding we like best among those offered. UTF-16 is every client's, offered or not.
fn encoding(offered: Option<&[PositionEncodingKind]>) -> PositionEncoding {
    let offered = offered.unwrap_or_default().iter().filter_map(|kind| match kind.as_str() {
        "utf-8" => Some(PositionEncoding::Utf8),
        "utf-32" => Some(PositionEncoding::Utf32),
        _ => None,
    });
    offered.max().unwrap_or_default()
}

/// Whether a client can be told that columns count this. UTF-16 is every client's, offered or not.
pub(super) fn knows(client: &ClientCapabilities, encoding: PositionEncoding) -> bool {
    let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
    encoding == PositionEncoding::Utf16 || offered.unwrap_or_default().contains(&kind(encoding))
}

/// An encoding in the words of the protocol.
fn kind(encoding: PositionEncoding) -> PositionEncodingKind {
    match encoding {
        PositionEncoding::Utf8 => PositionEncodingKind::UTF8,
        PositionEncoding::Utf16 => PositionEncodingKind::UTF16,
        PositionEncoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// Whether a client that can ask for diagnostics says with `initialize` that it will: `pullDiagnostics`, bare or under a
/// key `copydesk`.
pub(super) fn will_pull(client: &ClientCapabilities, options: Option<&Value>) -> bool {
    let can = client.text_document.as_ref().is_some_and(|document| document.diagnostic.is_some());
    let options = options.map(|options| options.get("copydesk").unwrap_or(options));
    can && options.and_then(|options| options.get("pullDiagnostics")).is_some_and(|pull| pull == true)
}

/// An ability that is not mentioned is not there.
fn is(ability: Option<bool>) -> bool {
    ability.unwrap_or(false)
}
