/** Apart from the others, for no tablet asks there: how a device comes to trust the hub, and the certificate of the hub's own authority. */
export const certificatePaths = { guide: '/certificate', authority: '/ca.crt' } as const;
