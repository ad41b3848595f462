//! The program: its arguments go to the command line, which starts the server when asked to.

use std::process::ExitCode;

fn main() -> ExitCode {
    copydesk::cli::run(std::env::args_os(), copydesk::server::run)
}
