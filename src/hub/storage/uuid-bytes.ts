/** A uuid as the 16 bytes that the database keeps. */
export const uuidBytes = (uuid: string) => Buffer.from(uuid.replaceAll('-', ''), 'hex');
