"""A second client, in another language: pytest-lsp speaks to the server as Visual Studio Code, Neovim and Emacs do.

lsprotocol's types refuse a message of the wrong shape, and pytest-lsp's own checks one that these clients cannot read. What must
come is told by tests/articles/passerelle.fr.txt: five paragraphs of it stand there twice.

COPYDESK is the server's program; RECORDER, if it is there, a script to run it with, which records what it says.
"""

import os
import pathlib

import pytest
import pytest_lsp
from lsprotocol import types as lsp
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

HERE = pathlib.Path(__file__).resolve().parent
ARTICLE = HERE.parent.parent / "tests" / "articles" / "passerelle.fr.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")
LINES = TEXT.split("\n")
URI = ARTICLE.as_uri()

SERVER = [os.environ["COPYDESK"], "lsp"]
if "RECORDER" in os.environ:
    SERVER.insert(0, os.environ["RECORDER"])

# The encoding that each must get: bytes where they are offered, else the protocol's own; and whether it takes edits of versions.
EDITORS = {
    "visual-studio-code": ("utf-16", True),
    "neovim": ("utf-8", False),
    "emacs": ("utf-8", True),
}


def columns(text: str, encoding: str) -> int:
    return len(text.encode("utf-8")) if encoding == "utf-8" else len(text.encode("utf-16-le")) // 2


def range_of(line: int, words: str, encoding: str) -> lsp.Range:
    start = columns(LINES[line][: LINES[line].index(words)], encoding)
    return lsp.Range(lsp.Position(line, start), lsp.Position(line, start + columns(words, encoding)))


def edited(edits: list[lsp.TextEdit], encoding: str, text: str = TEXT) -> str:
    """The text after edits, which are all made at once."""
    lines = text.splitlines(keepends=True)
    unit = "utf-8" if encoding == "utf-8" else "utf-16-le"
    width = 1 if encoding == "utf-8" else 2

    def offset(position: lsp.Position) -> int:
        before = "".join(lines[: position.line])
        here = (lines[position.line] if position.line < len(lines) else "").encode(unit)
        return len(before) + len(here[: position.character * width].decode(unit))

    placed = sorted((offset(edit.range.start), offset(edit.range.end), edit.new_text) for edit in edits)
    for start, end, come in reversed(placed):
        text = text[:start] + come + text[end:]
    return text


def edits_of(edit: lsp.WorkspaceEdit, version: int, client: LanguageClient) -> list[lsp.TextEdit]:
    """The edits of the article: of a version of it for clients that take these, else of whatever it is."""
    if not client.takes_versions:
        assert edit.document_changes is None
        assert list(edit.changes) == [URI]
        return list(edit.changes[URI])
    assert edit.changes is None
    [change] = edit.document_changes
    assert isinstance(change, lsp.TextDocumentEdit)
    assert (change.text_document.uri, change.text_document.version) == (URI, version)
    return list(change.edits)


@pytest_lsp.fixture(
    params=list(EDITORS),
    config=ClientServerConfig(server_command=SERVER),
)
async def client(request: pytest.FixtureRequest, lsp_client: LanguageClient):
    capabilities = client_capabilities(request.param)
    # A client that is asked for settings answers with what it has: nothing.
    lsp_client.set_configuration({"copydesk": None})

    @lsp_client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
    def register(_: LanguageClient, params: lsp.RegistrationParams) -> None:
        """These clients say that they can be asked to tell of changes; here nothing changes."""

    answer = await lsp_client.initialize_session(
        lsp.InitializeParams(
            capabilities=capabilities,
            root_uri=ARTICLE.parent.as_uri(),
            workspace_folders=[lsp.WorkspaceFolder(uri=ARTICLE.parent.as_uri(), name="articles")],
        )
    )
    lsp_client.encoding, lsp_client.takes_versions = EDITORS[request.param]
    assert answer.capabilities.position_encoding == lsp_client.encoding
    yield
    await lsp_client.shutdown_session()


async def open_article(client: LanguageClient) -> list[lsp.Diagnostic]:
    client.text_document_did_open(
        lsp.DidOpenTextDocumentParams(
            lsp.TextDocumentItem(uri=URI, language_id="plaintext", version=1, text=TEXT)
        )
    )
    published = await client.wait_for_notification("textDocument/publishDiagnostics")
    assert (published.uri, published.version) == (URI, 1)
    return list(published.diagnostics)


async def test_the_block_is_found_and_its_first_fix_removes_it(client: LanguageClient):
    [diagnostic] = await open_article(client)
    assert diagnostic.code == "repeated-block"
    assert diagnostic.source == "copydesk"
    assert diagnostic.severity == lsp.DiagnosticSeverity.Warning
    assert diagnostic.message == "Ces 5 paragraphes reprennent les paragraphes 2 à 6."
    last = columns(LINES[10], client.encoding)
    assert diagnostic.range == lsp.Range(lsp.Position(6, 0), lsp.Position(10, last))

    actions = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(URI),
            diagnostic.range,
            lsp.CodeActionContext(diagnostics=[diagnostic], only=[lsp.CodeActionKind.QuickFix]),
        )
    )
    first = actions[0]
    assert first.title == "Supprimer cette reprise (5 paragraphes)"
    assert [action.is_preferred for action in actions[1:]] == [None] * (len(actions) - 1)
    mended = edited(edits_of(first.edit, 1, client), client.encoding)
    assert mended.rstrip("\n") == "\n".join(LINES[:6])

    client.text_document_did_change(
        lsp.DidChangeTextDocumentParams(
            lsp.VersionedTextDocumentIdentifier(version=2, uri=URI),
            [lsp.TextDocumentContentChangeWholeDocument(text=mended)],
        )
    )
    published = await client.wait_for_notification("textDocument/publishDiagnostics")
    assert (published.version, list(published.diagnostics)) == (2, [])


async def test_all_safe_fixes_at_once_do_the_same(client: LanguageClient):
    await open_article(client)
    start = lsp.Position(0, 0)
    [action] = await client.text_document_code_action_async(
        lsp.CodeActionParams(
            lsp.TextDocumentIdentifier(URI),
            lsp.Range(start, start),
            lsp.CodeActionContext(diagnostics=[], only=[lsp.CodeActionKind.SourceFixAll]),
        )
    )
    assert action.kind == "source.fixAll.copydesk"
    assert edited(edits_of(action.edit, 1, client), client.encoding).rstrip("\n") == "\n".join(LINES[:6])


async def test_hover_says_what_is_wrong_and_who_speaks(client: LanguageClient):
    [diagnostic] = await open_article(client)

    async def hover(position: lsp.Position) -> lsp.Hover | None:
        return await client.text_document_hover_async(lsp.HoverParams(lsp.TextDocumentIdentifier(URI), position))

    over = await hover(diagnostic.range.start)
    assert over.contents.kind == lsp.MarkupKind.Markdown
    assert over.contents.value.startswith(diagnostic.message)
    assert over.range == diagnostic.range

    said = range_of(2, '"On nous a promis une réunion publique au printemps, et nous l\'attendons encore"', client.encoding)
    over = await hover(lsp.Position(2, said.start.character + 5))
    assert "**Hélène Maurin**" in over.contents.value
    assert over.range == said

    assert await hover(lsp.Position(3, 3)) is None


async def test_rename_means_the_person(client: LanguageClient):
    await open_article(client)
    name = range_of(2, "Hélène Maurin", client.encoding)
    prepared = await client.text_document_prepare_rename_async(
        lsp.PrepareRenameParams(lsp.TextDocumentIdentifier(URI), name.start)
    )
    assert (prepared.range, prepared.placeholder) == (name, "Hélène Maurin")
    edit = await client.text_document_rename_async(
        lsp.RenameParams(
            text_document=lsp.TextDocumentIdentifier(URI), position=name.start, new_name="Hélène Élissalde"
        )
    )
    renamed = edited(edits_of(edit, 1, client), client.encoding)
    assert renamed == TEXT.replace("Maurin", "Élissalde")


async def test_names_are_found_everywhere(client: LanguageClient):
    await open_article(client)
    name = range_of(2, "Hélène Maurin", client.encoding)
    again = range_of(7, "Hélène Maurin", client.encoding)
    references = await client.text_document_references_async(
        lsp.ReferenceParams(
            context=lsp.ReferenceContext(include_declaration=True),
            text_document=lsp.TextDocumentIdentifier(URI),
            position=name.start,
        )
    )
    assert [(at.uri, at.range) for at in references] == [(URI, name), (URI, again)]
    highlights = await client.text_document_document_highlight_async(
        lsp.DocumentHighlightParams(lsp.TextDocumentIdentifier(URI), name.start)
    )
    assert [at.range for at in highlights] == [name, again]
    symbols = await client.workspace_symbol_async(lsp.WorkspaceSymbolParams(query="helene"))
    assert [(symbol.name, symbol.location.uri) for symbol in symbols] == [("Hélène Maurin", URI)]
