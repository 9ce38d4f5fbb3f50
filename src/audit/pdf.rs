//! The report that is attached to a handout.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// The most that an attachment may hold.
const MOST: u64 = 256 * 1024 * 1024;

/// The first embedded file that is JSON, whether it is packed or not.
pub(super) fn attachment(pdf: &[u8]) -> Option<Vec<u8>> {
    let mut rest = pdf;
    while let Some(at) = find(rest, b"/EmbeddedFile") {
        rest = &rest[at + 1..];
        let Some(start) = find(rest, b"stream") else { continue };
        let body = &rest[start + b"stream".len()..];
        let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        let Some(end) = find(body, b"endstream") else { continue };
        let body = &body[..end];
        let mut unpacked = Vec::new();
        let is_packed = ZlibDecoder::new(body).take(MOST).read_to_end(&mut unpacked).is_ok();
        let bytes = if is_packed { unpacked } else { body.to_vec() };
        if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'{') {
            return Some(bytes);
        }
    }
    None
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    bytes.windows(sought.len()).position(|window| window == sought)
}
