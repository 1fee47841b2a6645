"""The model server and course service, on this machine only (the only room with starlette)."""
