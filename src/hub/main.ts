import './node-version.mjs';

// Behind the check on purpose: an older Node cannot even load what the hub imports.
const { runHub } = await import('./run-hub.ts');
process.exitCode = await runHub(process.argv.slice(2), process.env);
