"""Worker processes that read documents: each loads the model once and is replaced when a document brings it down.

A worker is a fresh Python that gets batches of documents on its standard input and answers on its standard output. The kernel
keeps its limits: an alarm ends it when a batch takes too long, whatever it is stuck in, and its data segment cannot grow over
the configured size. What brought a batch down is found by reading its documents one by one; that one is rejected.
"""

import pickle
import selectors
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import IO, NamedTuple, cast

from crossclaim_schemas import Document, Reject
from crossclaim_schemas.reject import RejectCode

from .config import Config, LimitsSection
from .errors import ConfigError, RunAborted
from .reading import OwnReader, Reader, Reading

BATCH_CHARS = 40_000  # about a second's work: small enough to share out evenly, large enough not to wait for each other
AHEAD = 4  # batches a worker that may be read before the first of them is done
LENGTH_BYTES = 8


class Order(NamedTuple):
    """What a worker is to do: documents as JSON, within so many seconds."""

    documents: list[str]
    with_uri: bool
    seconds: float


class Answer(NamedTuple):
    """What a worker says: per document claims, their number and a reject as JSON. `worn`: it should be replaced.

    The first answer of a worker has no readings but the version of its model, or what is wrong with the configuration.
    """

    readings: list[tuple[str, int, str]]
    worn: bool = False
    model_version: str = ""
    fault: str = ""


@dataclass(slots=True, eq=False)
class Batch:
    """Documents that go to one worker, and what is known of them; parts of it may be read again one by one."""

    documents: list[Document]
    readings: dict[int, Reading] = field(default_factory=dict)


class Task(NamedTuple):
    """The documents of a batch that one worker is at, by their places."""

    batch: Batch
    places: list[int]


@contextmanager
def open_reader(config: Config, n_workers: int) -> Iterator[Reader]:
    """A reader with so many worker processes; with 0 it works in this one.

    Raises ConfigError if the model or a component is missing, RunAborted if no worker can be started.
    """
    if n_workers == 0:
        yield OwnReader(config)
        return
    crew = Crew(config, n_workers)
    try:
        crew.start()
        yield crew
    finally:
        crew.stop()


class Worker:
    """One process and the two pipes to it."""

    def __init__(self, config: Config) -> None:
        self.task: Task | None = None
        self.model_version = ""
        command = [sys.executable, "-m", f"{__package__}.worker"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._to, self.answers = cast(IO[bytes], self._process.stdin), cast(IO[bytes], self._process.stdout)
        with suppress(BrokenPipeError):  # it died at once: the first answer tells
            send(self._to, (config.model_dump_json(), sys.path))

    def give(self, task: Task, with_uri: bool, limits: LimitsSection) -> None:
        """Hand over documents; a worker that is dead already is noticed when its answer is awaited."""
        self.task = task
        documents = [task.batch.documents[place] for place in task.places]
        seconds = seconds_for(sum(len(document.text) for document in documents), limits)
        with suppress(BrokenPipeError):
            send(self._to, Order([document.model_dump_json() for document in documents], with_uri, seconds))

    def answer(self) -> Answer | None:
        """Its next answer, None if it died."""
        answer = receive(self.answers)
        return answer if isinstance(answer, Answer) else None

    def end(self) -> int:
        """Kill the process if it still lives, and give how it ended."""
        with suppress(BrokenPipeError):
            self._to.close()
        if self._process.poll() is None and self.task is not None:
            self._process.kill()
        self.answers.close()
        return self._process.wait()


class Crew:
    """All workers of a run."""

    def __init__(self, config: Config, n_workers: int) -> None:
        self._config = config
        self._n_workers = n_workers
        self._workers: list[Worker] = []
        self.model_version = ""

    def start(self) -> None:
        """Start all workers, and wait until the first one is ready."""
        self._workers = [Worker(self._config) for _ in range(self._n_workers)]
        for worker in self._workers:
            self._await_ready(worker)

    def stop(self) -> None:
        """End all workers, whatever they are at."""
        for worker in self._workers:
            worker.end()
        self._workers = []

    def read(self, documents: Iterable[Document], *, with_uri: bool = False) -> Iterator[Reading]:
        """See `Reader`."""
        source = batches(documents, self._config.extract.batch_size)
        pending: deque[Batch] = deque()
        again: deque[Task] = deque()
        with selectors.DefaultSelector() as selector:
            while True:
                self._hand_out(source, pending, again, with_uri, selector)
                while pending and len(pending[0].readings) == len(pending[0].documents):
                    batch = pending.popleft()
                    yield from (batch.readings[place] for place in range(len(batch.documents)))
                if not pending:
                    return
                if selector.get_map():
                    for ready, _ in selector.select():
                        selector.unregister(ready.fileobj)
                        worker: Worker = ready.data
                        again.extend(self._collect(worker, cast(Task, worker.task)))

    def _hand_out(
        self,
        source: Iterator[Batch],
        pending: deque[Batch],
        again: deque[Task],
        with_uri: bool,
        selector: selectors.BaseSelector,
    ) -> None:
        """Give work to whoever has none: first what is to be read again, then new batches, not too far ahead."""
        for worker in self._workers:
            if worker.task is not None:
                continue
            task = again.popleft() if again else None
            if task is None and len(pending) < AHEAD * self._n_workers:
                batch = next(source, None)
                if batch is not None:
                    pending.append(batch)
                    task = Task(batch, list(range(len(batch.documents))))
            if task is not None:
                worker.give(task, with_uri, self._config.limits)
                selector.register(worker.answers, selectors.EVENT_READ, worker)

    def _collect(self, worker: Worker, task: Task) -> list[Task]:
        """Take what a worker answers; gives what must be read again because it died."""
        answer = worker.answer()
        if answer is None:
            crash = self._replace(worker)
            return self._after_crash(task, crash)
        for place, (claims, n_claims, reject) in zip(task.places, answer.readings, strict=True):
            refused = Reject.model_validate_json(reject) if reject else None
            task.batch.readings[place] = Reading(task.batch.documents[place], claims, n_claims, refused)
        worker.task = None
        if answer.worn:
            self._replace(worker)
        return []

    def _after_crash(self, task: Task, ended_with: int) -> list[Task]:
        if len(task.places) > 1:
            return [Task(task.batch, [place]) for place in task.places]
        place = task.places[0]
        document = task.batch.documents[place]
        task.batch.readings[place] = Reading(document, "", 0, _reject(document, ended_with, self._config.limits))
        return []

    def _replace(self, worker: Worker) -> int:
        ended_with = worker.end()
        fresh = Worker(self._config)
        self._workers[self._workers.index(worker)] = fresh
        self._await_ready(fresh)
        return ended_with

    def _await_ready(self, worker: Worker) -> None:
        answer = worker.answer()
        if answer is None:
            ended_with = worker.end()
            raise RunAborted(f"a worker process died while it loaded the model ({_how(ended_with)}); free some memory")
        if answer.fault:
            raise ConfigError(answer.fault)
        self.model_version = answer.model_version


def batches(documents: Iterable[Document], most: int) -> Iterator[Batch]:
    """Documents in their order, in batches of about one size of text and at most so many documents."""
    batch: list[Document] = []
    n_chars = 0
    for document in documents:
        if batch and (len(batch) == most or n_chars + len(document.text) > BATCH_CHARS):
            yield Batch(batch)
            batch, n_chars = [], 0
        batch.append(document)
        n_chars += len(document.text)
    if batch:
        yield Batch(batch)


def seconds_for(n_chars: int, limits: LimitsSection) -> float:
    """How long a worker may take for a text of this size."""
    return limits.seconds + limits.seconds_per_mb * n_chars / 1_000_000


def send(pipe: IO[bytes], message: object) -> None:
    """One message over a pipe, its length first."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(len(data).to_bytes(LENGTH_BYTES, "big") + data)
    pipe.flush()


def receive(pipe: IO[bytes]) -> object:
    """The next message, None if the other side is gone."""
    head = pipe.read(LENGTH_BYTES)
    data = pipe.read(int.from_bytes(head, "big")) if len(head) == LENGTH_BYTES else b""
    complete = len(head) == LENGTH_BYTES and len(data) == int.from_bytes(head, "big")
    return pickle.loads(data) if complete else None


def _reject(document: Document, ended_with: int, limits: LimitsSection) -> Reject:
    code: RejectCode = "crash"
    message = f"brought the process down that read it ({_how(ended_with)}); please report it, and leave it out until it is mended"
    if ended_with == -signal.SIGALRM:
        seconds = seconds_for(len(document.text), limits)
        code = "timeout"
        message = f"took longer than {seconds:,.0f} s (limits.seconds and limits.seconds_per_mb); split it, or raise the limits"
    return Reject(uri=document.uri, stage="extract", code=code, message=message)


def _how(ended_with: int) -> str:
    if ended_with < 0:
        return f"signal {signal.Signals(-ended_with).name}"
    return f"exit code {ended_with}"
