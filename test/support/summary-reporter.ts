import type { Reporter, TestModule } from 'vitest/node';

/** The closing line of `npm test`: `N passed, N failed, N skipped`. A file that could not run counts as failed. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      count.failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state === 'passed' || state === 'failed' ? state : 'skipped'] += 1;
      }
    }
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    // Behind everything other reporters still print.
    process.on('exit', () => process.stdout.write(`${line}\n`));
  }
}
