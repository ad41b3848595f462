//! The client's pipes: standard input and output.
//!
//! The framework's own way reads and writes on threads of their own, and each message then wakes two more threads, which on
//! a machine with nothing else to do takes longer than reading a paragraph. Pipes and sockets, and that is what editors
//! start servers with, are therefore waited for by the system, beside everything else that the server waits for. What
//! cannot be waited for so (a terminal, a file, any other system) is read and written on threads.

use tokio::io::{AsyncRead, AsyncWrite};

/// Where messages come from.
pub(super) type Source = Box<dyn AsyncRead + Unpin>;

/// Where messages go.
pub(super) type Sink = Box<dyn AsyncWrite + Unpin>;

/// Standard input, to be called within the runtime.
pub(super) fn input() -> Source {
    #[cfg(unix)]
    if let Some(source) = ends::source() {
        return source;
    }
    Box::new(tokio::io::stdin())
}

/// Standard output, to be called within the runtime.
pub(super) fn output() -> Sink {
    #[cfg(unix)]
    if let Some(sink) = ends::sink() {
        return sink;
    }
    Box::new(tokio::io::stdout())
}

/// Leaves the pipes as they were found: whoever has the same ends, a shell's next command, expects to wait at them.
pub(super) fn restore() {
    #[cfg(unix)]
    ends::restore();
}

#[cfg(unix)]
mod ends {
    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::os::unix::net::UnixStream as Socket;

    use rustix::io::ioctl_fionbio;
    use tokio::net::UnixStream;
    use tokio::net::unix::pipe::{Receiver, Sender};
    use tracing::debug;

    use super::{Sink, Source};

    /// `None` if it is neither a pipe nor a socket.
    pub(super) fn source() -> Option<Source> {
        let end = io::stdin().as_fd().try_clone_to_owned().ok()?;
        if let Some(socket) = socket(&end) {
            return Some(Box::new(socket));
        }
        Some(Box::new(Receiver::from_owned_fd(end).ok()?))
    }

    /// `None` if it is neither a pipe nor a socket.
    pub(super) fn sink() -> Option<Sink> {
        let end = io::stdout().as_fd().try_clone_to_owned().ok()?;
        if let Some(socket) = socket(&end) {
            return Some(Box::new(socket));
        }
        Some(Box::new(Sender::from_owned_fd(end).ok()?))
    }

    /// What only a socket has is an address.
    fn socket(end: &OwnedFd) -> Option<UnixStream> {
        let socket = Socket::from(end.try_clone().ok()?);
        socket.local_addr().ok()?;
        socket.set_nonblocking(true).ok()?;
        UnixStream::from_std(socket).ok()
    }

    pub(super) fn restore() {
        for end in [io::stdin().as_fd(), io::stdout().as_fd()] {
            wait_at(end);
        }
    }

    fn wait_at(end: BorrowedFd<'_>) {
        if let Err(error) = ioctl_fionbio(end, false) {
            debug!("a pipe cannot be left as it was found: {error}");
        }
    }
}
