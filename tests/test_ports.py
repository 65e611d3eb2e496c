"""Ports for processes that tests start are free, and stay so for the one who asked."""

import asyncio
import socket

import pytest

from tests.ports import free_port


async def test_port_is_for_a_server_of_this_run_alone() -> None:
    port = free_port()
    with socket.socket() as other_run, pytest.raises(OSError, match="in use"):
        other_run.bind(("", port))
    server = await asyncio.start_server(lambda *_: None, None, port)
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            assert free_port() != port
    finally:
        server.close()
        await server.wait_closed()


def test_ports_do_not_run_out() -> None:
    assert len({free_port() for _ in range(150)}) == 150
    assert free_port()
