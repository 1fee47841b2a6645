"""Kernels of the app: one a page, gone soon after the page is; and the line between the two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

SECONDS_WITHOUT_PAGE = 90
UNHEARD = frozenset({"execute_input", "error"})


class LessonKernels(AsyncMappingKernelManager):
    """Ends a kernel whose page is gone, even if the browser could not say so; answers live in the store."""

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """End the kernel if no page has been connected for a while, else if it idles too long."""
        if self.is_abandoned(kernel_id):
            self.log.info("Kernel %s has no page any more.", kernel_id)
            await self.shutdown_kernel(kernel_id)
            return
        await super().cull_kernel_if_idle(kernel_id)

    def is_abandoned(self, kernel_id: str) -> bool:
        """Tell whether the kernel rests and no page is connected to it."""
        kernel = self._kernels[kernel_id]
        if self._kernel_connections.get(kernel_id, 0) or getattr(kernel, "execution_state", "") == "busy":
            return False
        last = getattr(kernel, "last_activity", None)
        return last is not None and datetime.now(UTC) - last > timedelta(seconds=SECONDS_WITHOUT_PAGE)


class LessonConnection(ZMQChannelsWebsocketConnection):
    """What a page hears from its kernel: everything about its cards, nothing about code.

    Voila filters the same messages one step later, where it takes the length of a message with buffers from the
    wrong bytes and counts for minutes while everybody waits.
    """

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """Pass a message on unless it quotes code or a traceback."""
        _, parts = self.session.feed_identities(outgoing_msg)
        if self.session.unpack(parts[1])["msg_type"] not in UNHEARD:
            super().handle_outgoing_message(stream, outgoing_msg)
