// Loaded before everything else by `node --import`, so it is plain JavaScript without imports: a Node that is too old to
// run the hub must still get as far as saying so.

/** @param {string} version as `process.versions.node` */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 11);
}

if (!isNewEnough(process.versions.node)) {
  process.stderr.write(
    `Node.js ${process.versions.node} では動きません。Node.js 24 LTS（24.11 以上）を入れるか、このフォルダーで npm ci をしてから npm start のように npm から起動してください。\n`,
  );
  // EX_CONFIG of sysexits.h
  process.exit(78);
}
