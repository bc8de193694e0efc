# Installs the Debian packages of packages.txt that are missing. Sourced by ./run and ./test.

packages_missing() {
    sed 's/#.*//' packages.txt | tr -s ' \t' '\n' | while read -r name; do
        [ -n "$name" ] || continue
        dpkg-query -W -f '${Status}\n' "$name" 2>/dev/null | grep -q '^install ok installed$' || echo "$name"
    done
}

packages_install() {
    missing=$(packages_missing | tr '\n' ' ')
    [ -n "$missing" ] || return 0
    echo "安装缺少的软件包 / installing: $missing"
    as_root=
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || { echo "需要以 root 身份或通过 sudo 安装: $missing" >&2; return 3; }
        as_root=sudo
    fi
    $as_root apt-get update -qq || echo "apt-get update 没有成功，用已有的软件包目录继续" >&2
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null || {
        echo "安装没有成功，请检查网络或软件源后再试: $missing" >&2
        return 3
    }
}
