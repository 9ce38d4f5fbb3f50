//! How the JSON of reports is laid out: what is above the rows indented by two spaces, each indicator and line of budget
//! or consolidation on a line of its own. Indentation alone would be more than half of a large file.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::Formatter;

/// The lists whose elements take a line each.
const ROWS: [&str; 4] = ["indicators", "budget", "consolidation", "corrections"];

/// Elements of a long list that are made at once: they are in memory twice until they are joined.
const AT_ONCE: usize = 16;

/// A document with a newline at the end.
pub(super) fn write(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = object(document, 0);
    bytes.push(b'\n');
    bytes
}

/// The same, in which a long list stands behind the keys of `head` and before those of `tail`. Its elements are made in
/// parallel and written in order, some at a time.
pub(super) fn write_around<'a, T: Sync, U: Serialize>(
    out: &mut dyn Write,
    head: &impl Serialize,
    (key, list, element): (&str, &'a [T], fn(&'a T) -> U),
    tail: &impl Serialize,
) -> io::Result<()> {
    const END: &[u8] = b"\n}";
    /// Objects and lists that are open around an element.
    const DEPTH: usize = 2;
    let mut bytes = object(head, 0);
    bytes.truncate(bytes.len() - END.len());
    bytes.extend_from_slice(b",\n  ");
    bytes.extend_from_slice(&object(&key, 1));
    bytes.extend_from_slice(b": [");
    out.write_all(&bytes)?;
    let mut separator: &[u8] = b"\n    ";
    for some in list.chunks(AT_ONCE) {
        let made: Vec<Vec<u8>> = some.par_iter().map(|of| object(&element(of), DEPTH)).collect();
        for text in made {
            out.write_all(separator)?;
            out.write_all(&text)?;
            separator = b",\n    ";
        }
    }
    out.write_all(if list.is_empty() { b"]," } else { b"\n  ]," })?;
    out.write_all(&object(tail, 0)[1..])?;
    out.write_all(b"\n")
}

/// A value that stands within that many objects and lists.
fn object(value: &impl Serialize, depth: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Lines { depth, ..Lines::default() });
    value.serialize(&mut serializer).expect("plain structs always become JSON");
    bytes
}

/// Where the writing stands.
#[derive(Default)]
struct Lines {
    /// How many objects and lists are open.
    depth: usize,
    /// The depth of the list whose elements take a line each.
    rows: Option<usize>,
    /// True where the open object or list has something in it.
    filled: bool,
    /// The key written last, and whether it is being written.
    key: String,
    in_key: bool,
}

impl Lines {
    fn is_within_row(&self) -> bool {
        self.rows.is_some_and(|rows| self.depth > rows)
    }

    fn separate<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.is_within_row() { Ok(()) } else { self.line(writer) }
    }

    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }

    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(sign)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        let within = self.is_within_row();
        if self.rows == Some(self.depth) {
            self.rows = None;
        }
        self.depth -= 1;
        if self.filled && !within {
            self.line(writer)?;
        }
        self.filled = true;
        writer.write_all(sign)
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")?;
        if self.rows.is_none() && ROWS.contains(&self.key.as_str()) {
            self.rows = Some(self.depth);
        }
        Ok(())
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.separate(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.key.clear();
        self.in_key = true;
        self.separate(writer, first)
    }

    fn end_object_key<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.in_key = false;
        Ok(())
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.is_within_row() { b":" } else { b": " })
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if self.in_key {
            self.key.push_str(fragment);
        }
        writer.write_all(fragment.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn a_list_made_in_parallel_is_laid_out_as_any() {
        for count in [0, 1, 2, 3 * super::AT_ONCE + 1] {
            let rows = |number: &usize| json!({"indicators": [{"x": number}], "t": [number]});
            let list: Vec<usize> = (0..count).collect();
            let whole = json!({"a": 1, "list": list.iter().map(rows).collect::<Vec<_>>(), "z": {"b": []}});
            let (head, tail) = (json!({"a": 1}), json!({"z": {"b": []}}));
            let mut parts = Vec::new();
            super::write_around(&mut parts, &head, ("list", &list, rows), &tail).unwrap();
            assert_eq!(String::from_utf8(parts).unwrap(), String::from_utf8(super::write(&whole)).unwrap(), "{count}");
        }
    }

    #[test]
    fn rows_take_a_line_each_and_everything_else_is_indented() {
        let document = json!({"a": {"b": [1, 2]}, "e": [], "indicators": [{"x": {"y": [1]}, "z": "\""}, {}], "t": 1});
        let text = String::from_utf8(super::write(&document)).unwrap();
        assert_eq!(
            text,
            "{\n  \"a\": {\n    \"b\": [\n      1,\n      2\n    ]\n  },\n  \"e\": [],\n  \"indicators\": [\n    \
             {\"x\":{\"y\":[1]},\"z\":\"\\\"\"},\n    {}\n  ],\n  \"t\": 1\n}\n"
        );
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).unwrap(), document);
    }
}
