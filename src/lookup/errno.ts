/** errno numbers of the Universal C Runtime (its errno.h) → their names: what Python prints as [Errno 13]. */

const NUMBERED =
  '1 EPERM,2 ENOENT,3 ESRCH,4 EINTR,5 EIO,6 ENXIO,7 E2BIG,8 ENOEXEC,9 EBADF,10 ECHILD,11 EAGAIN,12 ENOMEM,13 EACCES,14 EFAULT,16 EBUSY,17 EEXIST,' +
  '18 EXDEV,19 ENODEV,20 ENOTDIR,21 EISDIR,22 EINVAL,23 ENFILE,24 EMFILE,25 ENOTTY,27 EFBIG,28 ENOSPC,29 ESPIPE,30 EROFS,31 EMLINK,32 EPIPE,33 EDOM,' +
  '34 ERANGE,36 EDEADLK,38 ENAMETOOLONG,39 ENOLCK,40 ENOSYS,41 ENOTEMPTY,42 EILSEQ';

export const ERRNO_NAMES: ReadonlyMap<number, string> = new Map(
  NUMBERED.split(',').map((pair): readonly [number, string] => {
    const [number = '', name = ''] = pair.split(' ');
    return [Number(number), name];
  }),
);
