/** Every command there is now: places, what can be done anywhere, and what is known by name. Makes no call. */
import { fold } from '~/fold'
import type { I18n } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { readFunctions } from '~/api/readers/functions'
import { readProxies } from '~/api/readers/proxies'
import { paths } from '~/paths'
import { prefer } from '~/preferences'
import { databases } from '~/resources/databases/databases'
import { functions } from '~/resources/functions/functions'
import { proxies } from '~/resources/proxies/proxies'
import { visibleText } from '~/ui/visible-text'
import { places } from '../Navigation'
import { type Command, type Findable } from './commands'

/** The commands, from what has been read already; made anew when the language changes. */
export function useCommands(): Findable[] {
  const { i18n } = useLingui()
  const client = useQueryClient()
  const { locale } = i18n
  return useMemo(
    () =>
      [
        ...goTo(i18n),
        ...doAnywhere(i18n),
        ...openDatabases(client),
        ...servicesByName(client),
        ...changeDatabases(i18n, client),
      ].map((command) => Object.assign(command, { plain: fold(command.label) })),
    // The language decides the words; i18n stays the same object.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [locale, client],
  )
}

function goTo(i18n: I18n): Command[] {
  return places.map(({ to, label }) => ({
    id: `go ${to}`,
    label: i18n._(label),
    group: 'places',
    does: { kind: 'go', to },
  }))
}

function doAnywhere(i18n: I18n): Command[] {
  const themes = {
    system: msg`Theme: System`,
    light: msg`Theme: Light`,
    dark: msg`Theme: Dark`,
  }
  const languages = { en: 'English', vi: 'Tiếng Việt' }
  const action = (id: string, label: string, does: Command['does']): Command => ({
    id,
    label,
    group: 'actions',
    does,
  })
  return [
    action('create', i18n._(msg`Create database`), { kind: 'go', to: paths.newDatabase() }),
    action('preferences', i18n._(msg`Preferences`), { kind: 'preferences' }),
    ...(['system', 'light', 'dark'] as const).map((theme) =>
      action(`theme ${theme}`, i18n._(themes[theme]), {
        kind: 'run',
        run: () => prefer({ theme }),
      }),
    ),
    ...(['en', 'vi'] as const).map((language) =>
      action(`language ${language}`, `${i18n._(msg`Language`)}: ${languages[language]}`, {
        kind: 'run',
        run: () => prefer({ language }),
      }),
    ),
    action('sign-out', i18n._(msg`Sign out`), { kind: 'sign-out' }),
  ]
}

/** The names of the list that can be put into a request. */
function namesOf(client: QueryClient): string[] {
  const list = client.getQueryData(databases.list().queryKey)
  return (list?.items ?? []).flatMap(({ name, nameProblem }) =>
    name && !nameProblem ? [name] : [],
  )
}

function openDatabases(client: QueryClient): Command[] {
  return namesOf(client).map((name) => ({
    id: `open ${name}`,
    label: visibleText(name),
    group: 'databases',
    does: { kind: 'go', to: paths.database(name) },
  }))
}

function changeDatabases(i18n: I18n, client: QueryClient): Command[] {
  // The sentence is made once, not once for each of ten thousand names.
  const gap = '\u0000'
  const words = {
    'back-up': i18n._(msg`Back up ${gap}`),
    delete: i18n._(msg`Delete ${gap}…`),
  }
  const names = namesOf(client)
  return (['back-up', 'delete'] as const).flatMap((kind) =>
    names.map((name): Command => ({
      id: `${kind} ${name}`,
      label: words[kind].replace(gap, () => visibleText(name)),
      group: 'databases',
      does: { kind, name },
      whenAsked: true,
    })),
  )
}

/** Functions and proxies, where they have been read and have a screen. */
function servicesByName(client: QueryClient): Command[] {
  const found = [
    [
      'functions',
      paths.functions(),
      readFunctions(client.getQueryData(functions.list().queryKey)?.body),
    ],
    ['proxies', paths.proxies(), readProxies(client.getQueryData(proxies.list().queryKey)?.body)],
  ] as const
  return found.flatMap(([group, screen, list]) =>
    places.some(({ to }) => to === screen)
      ? (list?.items ?? []).flatMap(({ key, name }) =>
          name
            ? [
                {
                  id: `${group} ${key}`,
                  label: visibleText(name),
                  group,
                  does: {
                    kind: 'go' as const,
                    to: `${screen}?${new URLSearchParams({ q: name })}`,
                  },
                },
              ]
            : [],
        )
      : [],
  )
}
