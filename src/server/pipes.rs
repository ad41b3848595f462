//! The client's pipes: standard input and output.
//!
//! The framework's own way reads and writes on threads of their own, and each message then wakes two more threads, which on
//! a machine with nothing else to do takes longer than reading a paragraph. Pipes and sockets, and that is what editors
//! start servers with, are therefore waited for by the system, beside everything else that the server waits for. What
//! cannot be waited for so (a terminal, a file, any other system) is read and written on threads.

use tokio::io::{AsyncRead, AsyncWrite};

/// Both ends, and how they were found.
pub(super) struct Pipes {
    /// Where messages come from.
    pub(super) input: Box<dyn AsyncRead + Unpin>,
    /// Where messages go.
    pub(super) output: Box<dyn AsyncWrite + Unpin>,
    /// Leaves them as they were when it goes.
    pub(super) found: Found,
}

impl Pipes {
    /// Standard input and output, to be called within the runtime.
    #[cfg(unix)]
    pub(super) fn standard() -> Self {
        let mut found = Found::default();
        let input = found.source().unwrap_or_else(|| Box::new(tokio::io::stdin()));
        let output = found.sink().unwrap_or_else(|| Box::new(tokio::io::stdout()));
        Self { input, output, found }
    }

    /// Standard input and output.
    #[cfg(not(unix))]
    pub(super) fn standard() -> Self {
        let (input, output) = (Box::new(tokio::io::stdin()), Box::new(tokio::io::stdout()));
        Self { input, output, found: Found }
    }
}

#[cfg(not(unix))]
pub(super) struct Found;

#[cfg(unix)]
pub(super) use ends::Found;

#[cfg(unix)]
mod ends {
    use std::io;
    use std::os::fd::{AsFd, OwnedFd};
    use std::os::unix::net::UnixStream as Socket;

    use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
    use tokio::io::{AsyncRead, AsyncWrite};
    use tokio::net::UnixStream;
    use tokio::net::unix::pipe::{Receiver, Sender};
    use tracing::debug;

    /// Ends of pipes that do not make anybody wait any more, with what they did before. Others may hold the same ends, as
    /// a shell whose next command expects to wait at them; so each is left as it was when this goes, whatever ends the
    /// server.
    #[derive(Debug, Default)]
    pub(in crate::server) struct Found(Vec<(OwnedFd, OFlags)>);

    impl Found {
        /// Standard input; `None` if it is neither a pipe nor a socket.
        pub(super) fn source(&mut self) -> Option<Box<dyn AsyncRead + Unpin>> {
            let end = self.note(io::stdin())?;
            let source = || -> Option<Box<dyn AsyncRead + Unpin>> {
                match socket(&end) {
                    Some(socket) => Some(Box::new(socket)),
                    None => Some(Box::new(Receiver::from_owned_fd(end).ok()?)),
                }
            };
            let source = source();
            self.keep_if(source.is_some());
            source
        }

        /// Standard output; `None` if it is neither a pipe nor a socket.
        pub(super) fn sink(&mut self) -> Option<Box<dyn AsyncWrite + Unpin>> {
            let end = self.note(io::stdout())?;
            let sink = || -> Option<Box<dyn AsyncWrite + Unpin>> {
                match socket(&end) {
                    Some(socket) => Some(Box::new(socket)),
                    None => Some(Box::new(Sender::from_owned_fd(end).ok()?)),
                }
            };
            let sink = sink();
            self.keep_if(sink.is_some());
            sink
        }

        /// Notes how an end is, and gives it a second time.
        fn note(&mut self, end: impl AsFd) -> Option<OwnedFd> {
            let kept = end.as_fd().try_clone_to_owned().ok()?;
            let flags = fcntl_getfl(&kept).ok()?;
            let end = kept.try_clone().ok()?;
            self.0.push((kept, flags));
            Some(end)
        }

        /// What is read and written on threads has to make them wait as before.
        fn keep_if(&mut self, is_waited_for: bool) {
            if !is_waited_for && let Some((end, flags)) = self.0.pop() {
                restore(&end, flags);
            }
        }
    }

    impl Drop for Found {
        fn drop(&mut self) {
            // The last first: where both are one socket, the first knows how it was.
            while let Some((end, flags)) = self.0.pop() {
                restore(&end, flags);
            }
        }
    }

    /// What only a socket has is an address.
    fn socket(end: &OwnedFd) -> Option<UnixStream> {
        let socket = Socket::from(end.try_clone().ok()?);
        socket.local_addr().ok()?;
        socket.set_nonblocking(true).ok()?;
        UnixStream::from_std(socket).ok()
    }

    fn restore(end: &OwnedFd, flags: OFlags) {
        if let Err(error) = fcntl_setfl(end, flags) {
            debug!("a pipe cannot be left as it was found: {error}");
        }
    }
}
