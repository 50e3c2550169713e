/** 9:05 on a clock. */
export const clockText = (hour: number, minute: number) => `${hour}:${String(minute).padStart(2, '0')}`;
