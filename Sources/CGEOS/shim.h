#pragma once
// Only the reentrant interface: a context per thread, never the global one.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
