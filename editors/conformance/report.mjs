// Says what was checked and what was seen, and counts it.

export class Report {
  passed = 0;
  failed = 0;
  skipped = 0;

  // A check that found these things wrong.
  check(what, wrong) {
    if (!wrong.length) {
      this.passed += 1;
      console.log(`ok    ${what}`);
      return;
    }
    this.failed += 1;
    console.log(`FAIL  ${what}`);
    for (const complaint of wrong) this.note(complaint);
  }

  // What cannot be checked here. Where all must be, that is a failure.
  skip(what) {
    if (process.env.CI === "true") {
      this.check(what, ["it may not be skipped with CI=true"]);
      return;
    }
    this.skipped += 1;
    console.log(`Skipped: ${what}`);
  }

  note(text) {
    console.log(`      ${text}`);
  }

  close() {
    console.log(`${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`);
    process.exitCode = this.failed ? 1 : 0;
  }
}
