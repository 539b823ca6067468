/** Catches a bug in a screen: the frame stays, the screen says so and offers to be opened again. */
import { Component, type ReactNode } from 'react'
import { later } from '~/i18n/later'

const RouteFailure = later('troubles', async () => (await import('./RouteFailure')).RouteFailure)

// React has no other form for an error boundary than a class.
export class RouteBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return <RouteFailure onRetry={() => this.setState({ error: null })} />
  }
}
