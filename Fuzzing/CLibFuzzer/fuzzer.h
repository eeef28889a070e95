// The one function of libFuzzer that is called; the library comes with the Swift toolchain and has no header there.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*body)(const uint8_t *bytes, size_t count));
