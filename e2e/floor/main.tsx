/**
 * The smallest page on the dashboard's own packages: a token, then the list with a filter. The reference of the load
 * benchmark.
 */
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import createClient from 'openapi-fetch'
import { useState, type FormEvent } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, Navigate, Route, Routes, useNavigate } from 'react-router-dom'
import './style.css'

interface Database {
  id: string
  name: string
  engine: string
  sku: string
  status: string
  cluster_target: string
}
interface Paths {
  '/api/portal/databases': {
    get: { responses: { 200: { content: { 'application/json': Database[] } } } }
  }
}

const ROW_HEIGHT = 33
/** Rows rendered above and below the view. */
const SPARE_ROWS = 10

let token = ''
const client = createClient<Paths>({ baseUrl: '' })
client.use({ onRequest: ({ request }) => request.headers.set('Authorization', `Bearer ${token}`) })

function SignIn() {
  const navigate = useNavigate()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    token = event.currentTarget.querySelector('input')?.value ?? ''
    navigate('/databases')
  }
  return (
    <form className="flex items-center gap-2" onSubmit={submit}>
      <label>
        API token <input name="token" id="token" type="password" className="border px-2 py-1" />
      </label>
      <button className="border px-2 py-1">Sign in</button>
    </form>
  )
}

function Databases() {
  const [text, setText] = useState('')
  const [top, setTop] = useState(0)
  const { data, error } = useQuery({
    queryKey: ['databases'],
    queryFn: async ({ signal }) => {
      const result = await client.GET('/api/portal/databases', { signal })
      if (!result.data) throw new Error(String(result.response.status))
      return result.data
    },
  })
  if (!token) return <Navigate to="/" />
  if (error) return <p>{error.message}</p>
  if (!data) return <p>Loading</p>
  const rows = data.filter(({ name }) => name.includes(text))
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - SPARE_ROWS)
  const shown = rows.slice(first, first + Math.ceil(600 / ROW_HEIGHT) + 2 * SPARE_ROWS)
  return (
    <>
      <h1 className="text-xl">Databases</h1>
      <input
        type="search"
        aria-label="Filter databases"
        className="border px-2 py-1"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div
        style={{ height: 600, overflowY: 'auto' }}
        onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      >
        <table className="w-full text-left text-sm">
          <thead>
            <tr>
              <th>Name</th>
              <th>Engine</th>
              <th>SKU</th>
              <th>Status</th>
              <th>Cluster</th>
            </tr>
          </thead>
          <tbody>
            <tr aria-hidden style={{ height: first * ROW_HEIGHT }} />
            {shown.map((row) => (
              <tr key={row.id} data-row className="border-b" style={{ height: ROW_HEIGHT }}>
                <td className="px-2 py-1">{row.name}</td>
                <td>{row.engine}</td>
                <td>{row.sku}</td>
                <td>{row.status}</td>
                <td>{row.cluster_target}</td>
              </tr>
            ))}
            <tr aria-hidden style={{ height: (rows.length - first - shown.length) * ROW_HEIGHT }} />
          </tbody>
        </table>
      </div>
    </>
  )
}

const place = document.getElementById('root')
if (place)
  createRoot(place).render(
    <QueryClientProvider client={new QueryClient()}>
      <BrowserRouter>
        <main className="p-8">
          <Routes>
            <Route path="/" element={<SignIn />} />
            <Route path="/databases" element={<Databases />} />
          </Routes>
        </main>
      </BrowserRouter>
    </QueryClientProvider>,
  )
