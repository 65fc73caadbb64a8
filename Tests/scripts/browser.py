"""Drives headless Chromium over its debugging pipe; nothing but the standard library.

The browser reads messages of the DevTools protocol from file descriptor 3 and writes answers and
events to 4, each ended by a NUL.
"""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time


def find():
    """The browser to use, or None: the variable CHROMIUM, else the first known name on PATH."""
    names = [os.environ.get("CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome"]
    return next((path for name in names if name and (path := shutil.which(name))), None)


class Browser:
    """One browser with one page. Every request and every console message is kept."""

    def __init__(self, width=1280, height=900, scheme="light"):
        self.profile = tempfile.mkdtemp(prefix="collate-chromium-")
        from_browser, to_us = os.pipe()
        to_browser_read, to_browser = os.pipe()

        def wire():
            os.dup2(to_browser_read, 3)
            os.dup2(to_us, 4)

        # The pipes must not sit on 3 and 4 themselves before they are copied there.
        to_browser_read = self._above(to_browser_read)
        to_us = self._above(to_us)
        self.process = subprocess.Popen(
            [find(), "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--hide-scrollbars", "--remote-debugging-pipe", f"--window-size={width},{height}",
             f"--user-data-dir={self.profile}", "about:blank"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False, preexec_fn=wire)
        os.close(to_us)
        os.close(to_browser_read)
        self.reader, self.writer = from_browser, to_browser
        self.buffer = b""
        self.number = 0
        self.session = None
        self.requests, self.errors = [], []
        target = next(
            target for target in self._poll_targets() if target["type"] == "page")
        answer = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
        self.session = answer["sessionId"]
        for domain in ["Page", "Runtime", "Log", "Network"]:
            self.call(domain + ".enable")
        # Time on the processor, so that a busy machine is not taken for a slow page.
        self.call("Performance.enable", timeDomain="threadTicks")
        self.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])

    @staticmethod
    def _above(descriptor):
        import fcntl
        copy = fcntl.fcntl(descriptor, fcntl.F_DUPFD, 10)
        os.close(descriptor)
        return copy

    def _poll_targets(self):
        for _ in range(100):
            targets = self.call("Target.getTargets")["targetInfos"]
            if any(target["type"] == "page" for target in targets):
                return targets
            time.sleep(0.05)
        raise RuntimeError("the browser opened no page")

    def call(self, method, **parameters):
        """Sends a command and waits for its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writer, data):]
        number = self.number
        while True:
            answer = self._receive(300)
            if answer is None:
                raise RuntimeError(f"no answer to {method}")
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def _receive(self, timeout):
        """The next message, or None if none comes in time; events are noted on the way."""
        while b"\0" not in self.buffer:
            if not select.select([self.reader], [], [], timeout)[0]:
                return None
            data = os.read(self.reader, 1 << 16)
            if not data:
                raise RuntimeError("the browser went away")
            self.buffer += data
        line, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(line)
        event = message.get("params", {})
        match message.get("method"):
            case "Network.requestWillBeSent":
                self.requests.append(event["request"]["url"])
            case "Runtime.exceptionThrown":
                self.errors.append(event["exceptionDetails"]["text"])
            case "Runtime.consoleAPICalled" if event["type"] in ("error", "warning", "assert"):
                self.errors.append(str(event["args"]))
            case "Log.entryAdded" if event["entry"]["level"] in ("error", "warning"):
                self.errors.append(event["entry"]["text"])
        return message

    def drain(self, seconds=0.2):
        """Lets the page run and notes what it reports."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._receive(left)

    def open(self, path):
        """Opens a file and waits until its script has run; answers the seconds that took."""
        start = time.monotonic()
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        while not self.run("document.documentElement?.dataset.ready !== undefined"):
            if time.monotonic() - start > 120:
                raise RuntimeError("the page did not become ready: " + "; ".join(self.errors))
            time.sleep(0.01)
        # Two frames, so that what is in view is laid out and painted.
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        return time.monotonic() - start

    def busy(self):
        """The seconds of processor time that the page has taken so far, layout and script and all."""
        metrics = self.call("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    def run(self, script):
        """The value of an expression in the page; promises are waited for."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True,
                           awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def press(self, key):
        """Presses and releases a key of one letter, or Enter."""
        text = "\r" if key == "Enter" else key
        for kind in ["keyDown", "keyUp"]:
            self.call("Input.dispatchKeyEvent", type=kind, key=key,
                      **({"text": text} if kind == "keyDown" else {}))

    def resize(self, width, height):
        """Sets the size of the window, which may be smaller than the browser would open one."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height,
                  deviceScaleFactor=1, mobile=False)

    def screenshot(self, path, whole=False):
        answer = self.call("Page.captureScreenshot", captureBeyondViewport=whole)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def pdf(self, path):
        answer = self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def close(self):
        try:
            self.session = None
            self.call("Browser.close")
            self.process.wait(10)
        except (RuntimeError, OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.reader)
        os.close(self.writer)
        shutil.rmtree(self.profile, ignore_errors=True)
