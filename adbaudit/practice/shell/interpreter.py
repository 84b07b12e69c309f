"""Runs scripts: one command after the other, on one thread, with no shell of the host anywhere near."""

from __future__ import annotations

import os
from dataclasses import replace

from adbaudit.practice.shell import programs
from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.expand import expand, expand_one
from adbaudit.practice.shell.lines import Lines
from adbaudit.practice.shell.parser import parse
from adbaudit.practice.shell.redirect import Redirected, redirect
from adbaudit.practice.shell.runner import Runner
from adbaudit.practice.shell.state import Exit, State, not_found
from adbaudit.practice.shell.streams import Bytes, Streams
from adbaudit.practice.shell.syntax import Command, Group, Pipeline, Script, Simple, Unknown, Word
from adbaudit.practice.shell.tokens import Incomplete


def run_text(text: str, streams: Streams, context: Context, state: State | None = None) -> int:
    """Run a whole script, as `sh -c` does; gives its status."""
    shell = _Shell(context, state or State())
    try:
        shell.run(parse(text), streams)
    except Exit as exc:
        return exc.status
    return shell.state.status


def run_input(streams: Streams, context: Context, state: State | None = None) -> int:
    """Run the script on standard input, each command as soon as its line is whole; its commands read on from there."""
    shell = _Shell(context, state or State())
    lines = Lines(streams.stdin)
    inner = replace(streams, stdin=lines)
    held = ""
    try:
        while line := lines.next_line():
            held += os.fsdecode(line)
            shell.state.line = lines.count
            try:
                script = parse(held, is_whole=not line.endswith(b"\n"))
            except Incomplete:
                continue
            held = ""
            shell.run(script, inner)
        if held:
            shell.run(parse(held), inner)
    except Exit as exc:
        return exc.status
    return shell.state.status


class _Shell:
    """A shell at work; its state is what scripts change."""

    def __init__(self, context: Context, state: State) -> None:
        self._context = context
        self.state = state

    def run(self, script: Script, streams: Streams) -> None:
        for link in script.links:
            has_failed = self.state.status != 0
            if (link.operator == "&&" and has_failed) or (link.operator == "||" and not has_failed):
                continue
            self.state.status = self._pipeline(link.pipeline, streams)

    def _pipeline(self, pipeline: Pipeline, streams: Streams) -> int:
        *left, last = pipeline.commands
        if not left:
            return self._command(last, streams)
        stdin = streams.stdin
        for command in left:
            gathered = bytearray()
            self._apart(command, replace(streams, stdin=stdin, stdout=gathered.extend))
            stdin = Bytes(bytes(gathered))
        return self._apart(last, replace(streams, stdin=stdin))

    def _apart(self, command: Command, streams: Streams) -> int:
        """Run one side of a pipe: what it changes about the shell, it changes for itself."""
        shell = _Shell(self._context, self.state.copy())
        try:
            return shell._command(command, streams)
        except Exit as exc:
            return exc.status

    def _command(self, command: Command, streams: Streams) -> int:
        match command:
            case Unknown(text):
                return self._unknown(text, streams)
            case Group(body, redirections):
                redirected = redirect(redirections, streams, self.state, self._context.machine)
                return self._group(body, redirected)
            case Simple():
                return self._simple(command, streams)

    def _unknown(self, text: str, streams: Streams) -> int:
        shown = text if len(text) <= 80 else text[:80] + "…"
        complaint = f"{shown}: {not_found(self._context.machine)} (syntax this practice phone does not know)"
        streams.stderr(self.state.complaint(complaint))
        return 127

    def _group(self, body: Script, redirected: Redirected) -> int:
        if redirected.fault:
            redirected.streams.stderr(redirected.fault)
            return 1
        self.run(body, redirected.streams)
        return self.state.status

    def _simple(self, command: Simple, streams: Streams) -> int:
        words = expand(command.words, self.state)
        redirected = redirect(command.redirections, streams, self.state, self._context.machine)
        if redirected.fault:
            redirected.streams.stderr(redirected.fault)
            return 1
        if not words:
            self._assign(command)
            return 0
        self._context.note(" ".join(words))
        return _run_words(words, redirected.streams, self.state, self._context)

    def _assign(self, command: Simple) -> None:
        for assignment in command.assignments:
            self.state.variables[assignment.name] = expand_one(Word(assignment.value.parts), self.state)


def _run_words(words: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    runner = Runner(words=_run_words, text=run_text, input=run_input)
    return programs.run(words, streams, state, context, runner)
