/** Catches a bug in a screen: the frame stays, and the screen can be opened again. */
import { Component, type ReactNode } from 'react'
import { lazyAddition } from '~/i18n/lazy-component'
import { PlainFailure } from './PlainFailure'

// Without a connection its own code may not load either.
const RouteFailure = lazyAddition(
  () => import('./RouteFailure').then((module) => module.RouteFailure),
  <PlainFailure />,
)

interface RouteBoundaryProps {
  children: ReactNode
  /** Renders nothing in place of the failure. */
  quiet?: boolean
}

// React has error boundaries only as classes.
export class RouteBoundary extends Component<RouteBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return this.props.quiet ? null : (
      <RouteFailure error={this.state.error} onRetry={() => this.setState({ error: null })} />
    )
  }
}
