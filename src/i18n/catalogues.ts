/** The catalogues, each its own chunk, compiled at build. Apart from Lingui, so that fetching can start first. */

export const catalogues = {
  en: () => import('./en.po'),
  vi: () => import('./vi.po'),
}

export type Language = keyof typeof catalogues
