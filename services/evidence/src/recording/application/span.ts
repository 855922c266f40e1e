/** When a civil day begins in Beijing. */
export const startOf = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
