//! A small reader of pages: knows elements, attributes and texts, and refuses what a browser would only repair.

use std::collections::BTreeSet;

/// Elements that have no end.
const VOID: [&str; 2] = ["meta", "br"];

/// What a page holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Names of elements in their order.
    pub(super) elements: Vec<String>,
    /// Attributes with the element they stand at.
    pub(super) attributes: Vec<(String, String, String)>,
    /// All text outside of style and script, as a reader sees it.
    pub(super) text: String,
}

impl Page {
    /// Reads a page; panics with the place where it is not sound.
    pub(super) fn read(html: &str) -> Self {
        let mut page = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut rest = html.strip_prefix("<!DOCTYPE html>").expect("a page begins with its type");
        while let Some(at) = rest.find('<') {
            page.push_text(&rest[..at]);
            let end = tag_end(&rest[at..]);
            let tag = &rest[at + 1..at + end];
            rest = &rest[at + end + 1..];
            if let Some(name) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(name), "an element ends that is not open, before {rest:.80}");
                continue;
            }
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            assert!(name.chars().all(|sign| sign.is_ascii_alphanumeric()), "no element: <{tag}>");
            page.push_attributes(name, attributes);
            page.elements.push(name.to_owned());
            if name == "style" || name == "script" {
                let close = format!("</{name}>");
                let end = rest.find(&close).expect("style and script end");
                assert!(!rest[..end].contains("</"), "{name} holds an end of an element");
                rest = &rest[end + close.len()..];
            } else if !VOID.contains(&name) {
                open.push(name.to_owned());
            }
        }
        assert!(open.is_empty(), "left open: {open:?}");
        page
    }

    /// The values of an attribute, whatever element it stands at.
    pub(super) fn values(&self, attribute: &str) -> Vec<&str> {
        let known = self.attributes.iter().filter(|(_, name, _)| name == attribute);
        known.map(|(_, _, value)| value.as_str()).collect()
    }

    /// How often an element occurs.
    pub(super) fn count(&self, element: &str) -> usize {
        self.elements.iter().filter(|name| *name == element).count()
    }

    /// That every id is unique, every link within the page and every label leads somewhere, nothing is asked from
    /// outside, headings skip no level, and there is one of each landmark.
    pub(super) fn assert_sound(&self) {
        let ids = self.values("id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an id is there twice");
        for link in self.values("href") {
            let target = link.strip_prefix('#').expect("links stay within the page");
            assert!(unique.contains(target), "{link} leads nowhere");
        }
        for label in self.values("aria-labelledby").into_iter().flat_map(str::split_whitespace) {
            assert!(unique.contains(label), "nothing is called {label}");
        }
        for (element, attribute, _) in &self.attributes {
            assert!(
                !attribute.starts_with("on") && attribute != "style" && attribute != "src",
                "{element} {attribute}"
            );
        }
        for landmark in ["header", "nav", "main", "h1", "title"] {
            let least = usize::from(landmark != "title");
            assert!(self.count(landmark) >= least.max(1), "{landmark}");
        }
        assert_eq!(self.count("h1"), 1);
        let mut level = 0;
        for heading in self.elements.iter().filter_map(|name| name.strip_prefix('h')?.parse::<usize>().ok()) {
            assert!(heading <= level + 1, "a heading of level {heading} follows one of level {level}");
            level = heading;
        }
    }

    fn push_attributes(&mut self, element: &str, attributes: &str) {
        let mut rest = attributes;
        let mut names = BTreeSet::new();
        while !rest.is_empty() {
            let name_end = rest.find(['=', ' ']).unwrap_or(rest.len());
            let name = &rest[..name_end];
            assert!(names.insert(name.to_owned()), "{element} has {name} twice");
            let value = if let Some(quoted) = rest[name_end..].strip_prefix("=\"") {
                let end = quoted.find('"').expect("a value ends");
                rest = quoted[end + 1..].trim_start();
                &quoted[..end]
            } else {
                rest = rest[name_end..].trim_start();
                ""
            };
            self.attributes.push((element.to_owned(), name.to_owned(), unescaped(value)));
        }
    }

    fn push_text(&mut self, text: &str) {
        assert!(!text.contains('>'), "a bare > in {text:.80}");
        self.text.push_str(&unescaped(text));
    }
}

/// Where a tag ends: a `>` outside of quotation marks.
fn tag_end(text: &str) -> usize {
    let mut quoted = false;
    for (at, sign) in text.char_indices() {
        match sign {
            '"' => quoted = !quoted,
            '>' if !quoted => return at,
            _ => {}
        }
    }
    panic!("a tag does not end: {text:.80}");
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}
