"""The phone's shell: a small part of mksh with a small part of toybox, on no shell of the host.

Takes: a script, streams, a Machine, faults. Gives: output and a status.
May import: `practice.machine`, `practice.knobs`, the standard library.
To add a builtin: `builtins.py`. To add a file tool: `tools/`. Programs of Android belong behind `Machine.run`.

The language:
- simple commands; `;` and newline; `&&`, `||`; `|` (each side runs to its end before the next begins);
  `{ …; }` with redirections; `#` comments
- `'…'`, `"…"`, backslash, also before a newline
- `name=value`; `$name`, `${name}`, `$?`; unquoted values fall apart at blanks. `NAME=value command` runs the command
  without telling it of the variable
- `<file`, `>/dev/null`, `>>/dev/null`, `2>/dev/null`, `2>&1`, `>&2`, `<&0`; no other file takes output
- builtins: `: cd echo exit false printf true`; wrappers: `sh` (`-c`, or the script on standard input), `timeout`,
  `toybox NAME`; file tools: `cat dd head ls md5sum sha1sum sha256sum sleep stat tail wc`
- everything else is `Machine.run`; what the machine does not know is `not found`, status 127

What the language lacks is a missing command: status 127 and a line on standard error. A word such as `*`, `$(date)`
or `$1` spoils its own command only; a structure (`if`, `for`, `(`, `&`, `<<`, an open quote) spoils all that follows,
because where it ends is not known.
"""
