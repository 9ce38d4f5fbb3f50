//! Who is at work: as asked for, else the user name in git's configuration files. No other program is started for it, as
//! the one found first need not be git.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The largest configuration file that is read.
const LARGEST: u64 = 1024 * 1024;

/// How deep one file may include the next; git's own limit.
const DEEPEST: usize = 10;

/// Longest name that is kept, in characters.
const LONGEST: usize = 200;

/// Who is at work on the project in that folder; `None` where nobody says so.
pub(super) fn author(asked: Option<&str>, root: &Path) -> Option<String> {
    let home = home();
    let mut reader = Reader { name: None, git: git_folder(root), home: home.clone() };
    if asked.is_none() {
        for file in files(home.as_deref(), reader.git.as_deref()) {
            reader.read(&file, 0);
        }
    }
    let name = asked.map(str::to_owned).or(reader.name)?;
    // What is sealed is shown on terminals and printed.
    let name: String = name.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect();
    let name = name.trim().to_owned();
    (!name.is_empty()).then_some(name)
}

fn home() -> Option<PathBuf> {
    let of = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    of("HOME").or_else(|| of("USERPROFILE"))
}

/// The configuration files in git's order; the last one that has the name decides.
fn files(home: Option<&Path>, git: Option<&Path>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    if env::var_os("GIT_CONFIG_NOSYSTEM").is_none_or(|value| value.is_empty() || value == "0" || value == "false") {
        files.push(env::var_os("GIT_CONFIG_SYSTEM").map_or_else(|| PathBuf::from("/etc/gitconfig"), PathBuf::from));
    }
    if let Some(global) = env::var_os("GIT_CONFIG_GLOBAL") {
        files.push(PathBuf::from(global));
    } else {
        let folder = env::var_os("XDG_CONFIG_HOME").filter(|value| !value.is_empty()).map(PathBuf::from);
        let folder = folder.or_else(|| home.map(|home| home.join(".config")));
        files.extend(folder.map(|folder| folder.join("git/config")));
        files.extend(home.map(|home| home.join(".gitconfig")));
    }
    if let Some(git) = git {
        // A further working copy has the configuration of the first.
        let common = small(&git.join("commondir")).map(|text| git.join(text.trim()));
        files.push(common.unwrap_or_else(|| git.to_owned()).join("config"));
    }
    files
}

/// The folder `.git` of the repository that the project lies in.
fn git_folder(root: &Path) -> Option<PathBuf> {
    let found = root.ancestors().map(|folder| folder.join(".git")).find(|path| path.exists())?;
    if found.is_dir() {
        return Some(found);
    }
    let text = small(&found)?;
    let folder = text.lines().find_map(|line| line.strip_prefix("gitdir:"))?.trim().to_owned();
    Some(found.parent()?.join(folder))
}

/// The text of a small file; letters that are no UTF-8 are replaced.
fn small(path: &Path) -> Option<String> {
    fs::metadata(path).ok().filter(|metadata| metadata.is_file() && metadata.len() <= LARGEST)?;
    Some(String::from_utf8_lossy(&fs::read(path).ok()?).into_owned())
}

struct Reader {
    name: Option<String>,
    git: Option<PathBuf>,
    home: Option<PathBuf>,
}

impl Reader {
    fn read(&mut self, file: &Path, depth: usize) {
        let Some(text) = small(file).filter(|_| depth <= DEEPEST) else { return };
        for Entry { section, part, key, value } in entries(&text) {
            match (section.as_str(), part.as_deref(), key.as_str()) {
                ("user", None, "name") => self.name = Some(value),
                ("include", None, "path") => self.include(file, &value, depth),
                ("includeif", Some(condition), "path") if self.holds(file, condition) => {
                    self.include(file, &value, depth);
                }
                _ => {}
            }
        }
    }

    fn include(&mut self, from: &Path, path: &str, depth: usize) {
        let path = self.expanded(from, path);
        self.read(&path, depth + 1);
    }

    /// A path with `~/` for the home folder, else from the file that names it.
    fn expanded(&self, from: &Path, path: &str) -> PathBuf {
        match (path.strip_prefix("~/"), &self.home) {
            (Some(below), Some(home)) => home.join(below),
            _ => from.parent().unwrap_or(Path::new("")).join(path),
        }
    }

    /// True where a condition about the repository's folder holds. Patterns within the path are not known here.
    fn holds(&self, from: &Path, condition: &str) -> bool {
        let (pattern, fold) = match (condition.strip_prefix("gitdir:"), condition.strip_prefix("gitdir/i:")) {
            (Some(pattern), _) => (pattern, false),
            (None, Some(pattern)) => (pattern, true),
            (None, None) => return false,
        };
        let Some(git) = &self.git else { return false };
        let git = fs::canonicalize(git).unwrap_or_else(|_| git.clone());
        let text = |path: &Path| {
            let text = path.to_string_lossy().replace('\\', "/");
            if fold { text.to_lowercase() } else { text }
        };
        let anywhere = !pattern.starts_with(['/', '~', '.']);
        let folder = pattern.trim_end_matches("**");
        let below = folder.ends_with('/');
        let folder = folder.trim_matches('/').to_owned();
        let git = text(&git);
        if anywhere {
            let folder = if fold { folder.to_lowercase() } else { folder };
            return if below { git.contains(&format!("/{folder}/")) } else { git.ends_with(&format!("/{folder}")) };
        }
        let path = self.expanded(from, pattern.trim_end_matches("**").trim_end_matches('/'));
        let path = text(&fs::canonicalize(&path).unwrap_or(path));
        git == path || (below && git.starts_with(&format!("{path}/")))
    }
}

/// One setting; sections and keys in small letters, as git does not tell letters' case apart there.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    section: String,
    part: Option<String>,
    key: String,
    value: String,
}

/// The settings of a file. What cannot be understood is left out.
fn entries(text: &str) -> Vec<Entry> {
    let text = text.trim_start_matches('\u{feff}').replace("\\\r\n", "\\\n");
    // A backslash at the end of a line goes on in the next one.
    let joined = text.replace("\\\n", "");
    let (mut section, mut part) = (String::new(), None);
    let mut entries = Vec::new();
    for line in joined.lines() {
        let mut line = line.trim_start();
        if let Some(rest) = line.strip_prefix('[') {
            let Some((header, rest)) = header(rest) else { continue };
            (section, part) = header;
            line = rest.trim_start();
        }
        if line.starts_with(['#', ';']) {
            continue;
        }
        let Some((key, written)) = line.split_once('=') else { continue };
        let (section, part) = (section.clone(), part.clone());
        entries.push(Entry { section, part, key: key.trim().to_lowercase(), value: value(written) });
    }
    entries
}

type Header = (String, Option<String>);

/// `user]` or `includeIf "gitdir:~/"]`, and what follows on the line.
fn header(text: &str) -> Option<(Header, &str)> {
    let name_end = text.find(['"', ']'])?;
    let name = text[..name_end].trim().to_lowercase();
    if text[name_end..].starts_with(']') {
        return Some(((name, None), &text[name_end + 1..]));
    }
    let mut part = String::new();
    let mut letters = text[name_end + 1..].char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' => part.extend(letters.next().map(|(_, letter)| letter)),
            '"' => {
                let rest = text[name_end + 1 + at + 1..].trim_start();
                return Some(((name, Some(part)), rest.strip_prefix(']')?));
            }
            _ => part.push(letter),
        }
    }
    None
}

/// A value without its quotes, escapes, comment and the blanks around it.
fn value(written: &str) -> String {
    let mut value = String::new();
    let mut quoted = false;
    // Blanks count only where something follows them.
    let mut kept = 0;
    let mut letters = written.trim_start().chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => {
                quoted = !quoted;
                kept = value.len();
                continue;
            }
            '\\' => match letters.next() {
                Some('n') => value.push('\n'),
                Some('t') => value.push('\t'),
                Some('b') => drop(value.pop()),
                Some(letter) => value.push(letter),
                None => {}
            },
            '#' | ';' if !quoted => break,
            _ => value.push(letter),
        }
        if quoted || !letter.is_whitespace() {
            kept = value.len();
        }
    }
    value.truncate(kept.min(value.len()));
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<String> {
        let mut named = entries(text)
            .into_iter()
            .filter(|entry| entry.section == "user" && entry.part.is_none() && entry.key == "name");
        named.next_back().map(|entry| entry.value)
    }

    #[test]
    fn names_are_read_as_git_reads_them() {
        for (text, expected) in [
            ("[user]\n\tname = Erika Mustermann\n", Some("Erika Mustermann")),
            ("[User]\r\n  NAME=Erika Mustermann  ; Amt 50\r\n", Some("Erika Mustermann")),
            ("[user] name = \"Erika # Muster\" # x\n", Some("Erika # Muster")),
            ("[user]\nname = Erika \\\n  Muster\n", Some("Erika   Muster")),
            ("[user]\nname = \"Dr. \\\"E\\\" Muster\"\n", Some("Dr. \"E\" Muster")),
            ("[user]\nname = A\n[user]\nname = B\n", Some("B")),
            ("[user \"x\"]\nname = A\n", None),
            ("[core]\nname = A\n", None),
            ("# [user]\n# name = A\n", None),
            ("[user]\nname\n", None),
            ("[user", None),
        ] {
            assert_eq!(name(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn conditions_of_includes_are_read() {
        let entries = entries("[includeIf \"gitdir:~/amt/\"]\n\tpath = ~/amt.inc\n");
        let expected = Entry {
            section: "includeif".into(),
            part: Some("gitdir:~/amt/".into()),
            key: "path".into(),
            value: "~/amt.inc".into(),
        };
        assert_eq!(entries, [expected]);
    }

    #[test]
    fn includes_count_where_their_condition_holds() {
        let folder = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(folder.path()).unwrap();
        fs::create_dir_all(root.join("amt/.git")).unwrap();
        fs::create_dir_all(root.join("privat/.git")).unwrap();
        fs::write(root.join("amt.inc"), "[user]\nname = Amt\n").unwrap();
        let condition = format!("gitdir:{}/amt/", root.display());
        let text =
            format!("[user]\nname = Privat\n[includeIf \"{condition}\"]\npath = amt.inc\n[include]\npath = weg\n");
        fs::write(root.join("config"), text).unwrap();
        for (name, expected) in [("amt", "Amt"), ("privat", "Privat")] {
            let mut reader = Reader { name: None, git: Some(root.join(name).join(".git")), home: None };
            reader.read(&root.join("config"), 0);
            assert_eq!(reader.name.as_deref(), Some(expected));
        }
        // A file that includes itself ends.
        fs::write(root.join("config"), "[user]\nname = X\n[include]\npath = config\n").unwrap();
        let mut reader = Reader { name: None, git: None, home: None };
        reader.read(&root.join("config"), 0);
        assert_eq!(reader.name.as_deref(), Some("X"));
    }
}
