/** What an operator sets for a build or a server, checked: otherwise a wrong value would silently end up in the policy. */
import type { SiteOptions } from './headers'

/** The origin that a variable holds; empty where it is not set. Throws where the value is no origin. */
export function originIn(environment: NodeJS.ProcessEnv, name: string): string {
  const value = environment[name] ?? ''
  const isOrigin = /^https?:/.test(value) && URL.canParse(value) && new URL(value).origin === value
  if (value && !isOrigin)
    throw new Error(
      `${name} has to be an origin, such as https://portal.example, without a path; it is '${value}'`,
    )
  return value
}

export function siteOptionsIn(environment: NodeJS.ProcessEnv): SiteOptions {
  const reportUrl = environment['REPORT_URL'] ?? ''
  if (reportUrl && !/^https?:\/\/[^\s"',;]+$/.test(reportUrl))
    throw new Error(
      `REPORT_URL has to be a web address without spaces, quotes, commas and semicolons; it is '${reportUrl}'`,
    )
  return { portalOrigin: originIn(environment, 'PORTAL_ORIGIN'), reportUrl }
}
