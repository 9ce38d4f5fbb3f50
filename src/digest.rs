//! The digest of a snapshot, which shows whether somebody changed it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The key of the line that is left out, as the digest cannot hold itself.
const KEY: &str = "digest ";

/// What a digest begins with.
const ALGORITHM: &str = "sha256:";

/// The digest of a snapshot's text: of all lines but its own, each ended as on Unix, so that it does not depend on how a
/// version control system ends lines.
pub fn digest(snapshot: &str) -> String {
    let mut hash = Sha256::new();
    for line in snapshot.lines().filter(|line| !line.starts_with(KEY)) {
        hash.update(line.as_bytes());
        hash.update(b"\n");
    }
    format!("{ALGORITHM}{}", hexadecimal(hash))
}

/// The digest of a part of a snapshot: of all its lines, ended as on Unix. 64 hexadecimal digits, as `sha256sum` shows them.
pub fn part(text: &str) -> String {
    let mut hash = Sha256::new();
    let unix = !text.contains("\r\n");
    if unix {
        hash.update(text.as_bytes());
    } else {
        for line in text.split_inclusive('\n') {
            match line.strip_suffix("\r\n") {
                Some(line) => {
                    hash.update(line.as_bytes());
                    hash.update(b"\n");
                }
                None => hash.update(line.as_bytes()),
            }
        }
    }
    hexadecimal(hash)
}

/// The digest of bytes as they are, in 64 hexadecimal digits.
pub(crate) fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(Sha256::new_with_prefix(bytes))
}

fn hexadecimal(hash: Sha256) -> String {
    let mut digits = String::new();
    for byte in hash.finalize() {
        // Writing to a String cannot fail.
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

/// The beginning of a digest, for people.
pub fn short(digest: &str) -> &str {
    const DIGITS: usize = 12;
    let digits = digest.strip_prefix(ALGORITHM).unwrap_or(digest);
    digits.get(..DIGITS).unwrap_or(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_all_other_lines() {
        let text = "schema = 1\ndigest = \"x\"\n[[indicator]]\n";
        // printf 'schema = 1\n[[indicator]]\n' | sha256sum
        assert_eq!(digest(text), "sha256:7106dd32f56942a162a75fa9fb06358fe48e4f251954deb4b832fc5e8b971dce");
        assert_eq!(digest(text), digest(&text.replace('\n', "\r\n")));
        assert_eq!(digest(text), digest(&text.replace("\"x\"", "\"y\"")));
        assert_ne!(digest(text), digest(&text.replace('1', "2")));
        // printf 'a\nb' | sha256sum
        assert_eq!(part("a\nb"), "7e18f737311b2dc3b2f269dd78396b0351f14fb66efa879f768cb23181883c78");
        assert_eq!(part("a\nb\n"), part("a\r\nb\r\n"));
        assert_eq!(short("sha256:0123456789abcdef"), "0123456789ab");
    }
}
