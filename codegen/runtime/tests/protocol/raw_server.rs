//! A server that answers canned bytes, for what no well-behaved server sends.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Serves until the process ends; each test has its own.
pub(crate) struct RawServer {
    pub(crate) url: String,
    requests: Arc<AtomicUsize>,
}

impl RawServer {
    /// Reads each request to its end and answers these bytes. Connections stay open when `holds` is set.
    pub(crate) fn answering(bytes: impl Into<Vec<u8>>, holds: bool) -> Self {
        let bytes = bytes.into();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let requests = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&requests);
        std::thread::spawn(move || {
            let mut held = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.expect("a connection");
                read_request(&mut stream);
                counter.fetch_add(1, Ordering::SeqCst);
                // A client that has had enough may be gone already.
                let _ = stream.write_all(&bytes);
                if holds {
                    held.push(stream);
                }
            }
        });
        Self { url, requests }
    }

    /// How many whole requests have arrived.
    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

/// Reads until the body is as long as the headers say.
fn read_request(stream: &mut TcpStream) {
    let mut seen = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).expect("a request");
        seen.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&seen).to_ascii_lowercase();
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            assert!(count > 0, "a request that ended early");
            continue;
        };
        let length: usize = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .map_or(0, |length| length.parse().expect("a number"));
        if body.len() >= length || count == 0 {
            return;
        }
    }
}

/// An HTTP answer with these header lines.
pub(crate) fn http(status: &str, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
}
