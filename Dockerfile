# Halfway in a container. The command says which process it is: run (all in one), web, worker, migrate, check.
FROM python:3.11-slim AS built
WORKDIR /halfway
RUN python -m venv .venv
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY bot bot
COPY handlers handlers
RUN .venv/bin/python -m pip install --no-cache-dir --constraint constraints.txt --editable .

FROM python:3.11-slim
WORKDIR /halfway
RUN useradd --system --uid 1000 halfway && mkdir data && chown halfway data
COPY --from=built /halfway ./
COPY content content
ENV PATH=/halfway/.venv/bin:$PATH
ENV METRICS_PORT=9100
USER halfway
VOLUME /halfway/data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
