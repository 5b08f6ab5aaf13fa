// What the server of this build answers to. Pages ask before they show a way to it, so that no button is dead.

/** Addresses of the committed description of the interface and the forms it gives figures in, put in at build. */
declare const OFFERED: string[]

export const offered = (what: string): boolean => OFFERED.includes(what)
