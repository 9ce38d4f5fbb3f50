//! The files of a project at a git revision, read by the `git` program: the only child process, and only where a revision is
//! asked for. Nothing is written, no shell is started, and objects are read as they are stored.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread;

use super::ending::Stop;
use crate::catalogue::Language;
use crate::catalogue::comparison as phrases;
use crate::load::{Changed, LARGEST_CLOSED_FILE, LARGEST_FILE};

/// The whole id of the commit that a revision names.
pub(super) fn commit(root: &Path, revision: &str, language: Language) -> Result<String, Stop> {
    let unknown = || Stop::usage(phrases::unknown_revision(revision, language));
    if revision.is_empty() || revision.starts_with('-') || revision.contains(['\n', '\0']) {
        return Err(unknown());
    }
    let inside = run(root, &["rev-parse", "--is-inside-work-tree"], Vec::new(), language)?;
    if !inside.status.success() {
        let said = String::from_utf8_lossy(&inside.stderr);
        return Err(Stop::file(phrases::no_repository(&root.display().to_string(), said.trim(), language)));
    }
    let named = format!("{revision}^{{commit}}");
    let found = run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &named], Vec::new(), language)?;
    let id = String::from_utf8_lossy(&found.stdout).trim().to_owned();
    let is_id = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    if found.status.success() && is_id { Ok(id) } else { Err(unknown()) }
}

/// The files of the folder in that commit, as if they lay in `place`.
pub(super) fn files(root: &Path, commit: &str, place: &Path, language: Language) -> Result<Changed, Stop> {
    let listed = run(root, &["ls-tree", "-r", "-z", "-l", commit], Vec::new(), language)?;
    let failed = |output: &Output| {
        let said = String::from_utf8_lossy(&output.stderr);
        Stop::file(phrases::no_repository(&root.display().to_string(), said.trim(), language))
    };
    if !listed.status.success() {
        return Err(failed(&listed));
    }
    let entries = entries(&listed.stdout);
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    let asked = format!("{}\n", ids.join("\n"));
    let contents = run(root, &["cat-file", "--batch"], asked.into_bytes(), language)?;
    let objects = objects(&contents.stdout).filter(|objects| objects.len() == entries.len());
    let (true, Some(objects)) = (contents.status.success(), objects) else { return Err(failed(&contents)) };
    Ok(entries.into_iter().zip(objects).map(|(entry, bytes)| (place.join(entry.path), bytes)).collect())
}

/// Runs git in a folder, with nothing of the environment that would lead it to another repository.
fn run(root: &Path, arguments: &[&str], input: Vec<u8>, language: Language) -> Result<Output, Stop> {
    let mut command = Command::new("git");
    command.arg("--no-replace-objects").arg("-C").arg(root).args(arguments);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let with_input = || -> io::Result<Output> {
        let mut child = command.spawn()?;
        let stdin = child.stdin.take();
        // Written beside the reading, as git answers before it has read everything.
        let writer = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(&input)));
        let output = child.wait_with_output();
        // A git that ends early says why itself.
        drop(writer.join());
        output
    };
    with_input().map_err(|error| Stop::file(phrases::no_git(&error, language)))
}

/// A file in a list of `git ls-tree -r -z -l`.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    id: String,
    path: String,
}

/// The files that a project may have: tables, TOML and geometry, no links, and none larger than is read.
fn entries(listed: &[u8]) -> Vec<Entry> {
    let lines = listed.split(|byte| *byte == 0).filter_map(|line| std::str::from_utf8(line).ok());
    let entry = |line: &str| {
        let (about, path) = line.split_once('\t')?;
        let mut fields = about.split_whitespace();
        let (mode, kind, id, size) = (fields.next()?, fields.next()?, fields.next()?, fields.next()?);
        let lower = path.to_lowercase();
        let has = |endings: &[&str]| endings.iter().any(|ending| lower.ends_with(ending));
        let of_project = has(&[".toml", ".csv", ".geojson", ".json"]);
        let hidden = path.split('/').any(|part| part.starts_with('.'));
        let small = size
            .parse()
            .is_ok_and(|size: u64| size <= if has(&[".toml", ".csv"]) { LARGEST_CLOSED_FILE } else { LARGEST_FILE });
        let file = kind == "blob" && mode.starts_with("100");
        (file && of_project && small && !hidden).then(|| Entry { id: id.to_owned(), path: path.to_owned() })
    };
    lines.filter_map(entry).collect()
}

/// The contents in the stream of `git cat-file --batch`; `None` where it is not whole.
fn objects(mut stream: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut found = Vec::new();
    while !stream.is_empty() {
        let end = stream.iter().position(|byte| *byte == b'\n')?;
        let (head, rest) = stream.split_at(end);
        let head = std::str::from_utf8(head).ok()?;
        let [_, "blob", size] = head.split(' ').collect::<Vec<_>>()[..] else { return None };
        let (contents, rest) = rest.get(1..)?.split_at_checked(size.parse().ok()?)?;
        found.push(contents.to_vec());
        stream = rest.strip_prefix(b"\n")?;
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_a_project_are_read() {
        let id = "a".repeat(40);
        let line = |mode: &str, kind: &str, size: &str, path: &str| format!("{mode} {kind} {id} {size}\t{path}\0");
        let listed = [
            line("100644", "blob", "12", "zielmatrix.toml"),
            line("100755", "blob", "12", "actuals/2013-T1/ä b.CSV"),
            line("120000", "blob", "12", "link.toml"),
            line("160000", "commit", "-", "sub.toml"),
            line("100644", "blob", "99999999999", "gross.toml"),
            line("100644", "blob", "12", ".git.toml"),
            line("100644", "blob", "12", "README.md"),
        ];
        let paths: Vec<String> = entries(listed.concat().as_bytes()).into_iter().map(|entry| entry.path).collect();
        assert_eq!(paths, ["zielmatrix.toml", "actuals/2013-T1/ä b.CSV"]);
    }

    #[test]
    fn contents_are_taken_by_their_size() {
        let read = |stream: &[u8]| objects(stream);
        assert_eq!(read(b"a1 blob 5\na\nb\n\0\nb2 blob 0\n\n"), Some(vec![b"a\nb\n\0".to_vec(), Vec::new()]));
        assert_eq!(read(b""), Some(Vec::new()));
        for broken in [&b"a1 missing\n"[..], b"a1 blob 9\nabc\n", b"a1 tree 1\na\n", b"a1 blob x\n\n", b"a1 blob 1\nab"]
        {
            assert_eq!(read(broken), None, "{broken:?}");
        }
    }
}
