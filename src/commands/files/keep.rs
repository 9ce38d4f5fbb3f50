//! Owner, group and mode of a file that is replaced, as far as the user may give them to the new one.

use std::fs::{self, Metadata};
use std::io;
use std::path::Path;

#[cfg(unix)]
pub(super) fn permissions(new: &Path, old: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
    const GROUP: u32 = 0o070;
    let now = fs::metadata(new)?;
    let mut mode = old.permissions().mode() & 0o7777;
    if now.gid() != old.gid() && chown(new, None, Some(old.gid())).is_err() {
        // Another group than the old one must not read more than everybody.
        mode = (mode & !GROUP) | ((mode & 0o007) << 3);
    }
    if now.uid() != old.uid() {
        // Only the superuser may give files away; everybody else becomes the owner of what he writes.
        let _ = chown(new, Some(old.uid()), None);
    }
    // After the owner, whose change takes some bits away.
    fs::set_permissions(new, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
pub(super) fn permissions(new: &Path, old: &Metadata) -> io::Result<()> {
    fs::set_permissions(new, old.permissions())
}
