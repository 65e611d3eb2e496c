# Halfway in a container. The command is a whole one, like those of the Procfile: services that build this file and read the Procfile
# hand its lines over as they stand. No volume is declared here, because some services refuse such a file: who starts it mounts one.
FROM python:3.11-slim AS built
WORKDIR /halfway
RUN python -m venv .venv
COPY pyproject.toml constraints.txt README.md LICENSE ./
# What Halfway needs is a layer of its own, which the next version of Halfway finds ready.
RUN mkdir bot handlers && .venv/bin/python -m pip install --no-cache-dir --constraint constraints.txt .
COPY bot bot
COPY handlers handlers
RUN .venv/bin/python -m pip install --no-cache-dir --no-deps --force-reinstall .
COPY content content
# Files keep the mode they were checked out with, which may shut everybody else out.
RUN chmod -R a+rX .venv content

FROM python:3.11-slim
WORKDIR /halfway
RUN groupadd --gid 1000 halfway && useradd --uid 1000 --gid halfway --no-create-home halfway
RUN mkdir data && chown halfway:halfway data
COPY --from=built /halfway/.venv .venv
COPY --from=built /halfway/content content
ENV PATH=/halfway/.venv/bin:$PATH
ENV METRICS_PORT=9100
USER halfway
EXPOSE 8080
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["python", "-m", "bot", "health"]
CMD ["python", "-m", "bot", "run"]
