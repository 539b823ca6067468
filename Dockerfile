# The dashboard behind nginx, on port 8080: docs/hosting/container.md. TLS ends before it.
FROM node:22-alpine AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY scripts/contract scripts/contract
RUN npm ci
COPY . .
RUN npm run build

FROM nginx:1.28-alpine
COPY --from=build /build/dist /srv/dashboard/html
COPY docs/hosting/nginx/snippets /srv/dashboard/snippets
COPY docs/hosting/container /srv/dashboard
USER nginx
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s CMD wget -q -O /dev/null http://127.0.0.1:8080/icon.svg
ENTRYPOINT ["/bin/sh", "/srv/dashboard/start.sh"]
