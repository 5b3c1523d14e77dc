# akeneo-lookup for `serve` and `worker`. The image was written from documentation and is untried.
#   docker build -t akeneo-lookup .
#   openssl rand -hex 32 > token && chmod 644 token
#   docker run --rm -p 8080:8080 -v akeneo-lookup:/data -v ./token:/run/secrets/akeneo-lookup-token:ro akeneo-lookup
FROM node:24-bookworm AS build
WORKDIR /app
COPY . .
RUN npm ci && npm pack --pack-destination /tmp && npm install --global --prefix /opt/akeneo-lookup --allow-scripts=better-sqlite3 /tmp/akeneo-lookup-*.tgz

FROM node:24-bookworm-slim
COPY --from=build /opt/akeneo-lookup /opt/akeneo-lookup
ENV PATH=/opt/akeneo-lookup/bin:$PATH NODE_ENV=production XDG_DATA_HOME=/data XDG_CACHE_HOME=/tmp/cache
RUN mkdir /data && chown node:node /data
USER node
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/health').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# A worker has no port: docker run … --no-healthcheck akeneo-lookup worker --queue redis://…
ENTRYPOINT ["akeneo-lookup"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8080", "--token-file", "/run/secrets/akeneo-lookup-token"]
