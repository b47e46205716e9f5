package dev.framewatch.collector.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/** Finds the addresses of hosts, and refuses those that belong to this machine or to private networks. */
record PublicAddresses(boolean privateToo) implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        for (InetAddress address : found) {
            if (!privateToo && isPrivate(address)) {
                throw new PrivateAddress();
            }
        }
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return InetAddress.getByName(host).getCanonicalHostName();
    }

    /** Whether it is none of the public internet (RFC 6890, 4193, 6598; Java reads ::ffff:a.b.c.d as a.b.c.d). */
    static boolean isPrivate(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isPrivate4(address.getAddress())
                        : isPrivate6(address.getAddress()));
    }

    private static boolean isPrivate4(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    /** Unique local ones, and those that carry an IPv4 address in them (NAT64, 6to4, the compatible form). */
    private static boolean isPrivate6(byte[] bytes) {
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        boolean nat64 = first == 0 && second == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean compatible = first == 0 && second == 0 && bytes[4] == 0 && bytes[8] == 0;
        return (first & 0xFE) == 0xFC || nat64 || sixToFour || compatible;
    }

    /** The host has an address that is not asked. */
    static final class PrivateAddress extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        PrivateAddress() {
            super("its address is private; framewatch.collectors.http.private-addresses=true allows that");
        }
    }
}
