// Shows what to do about an exception: reads the file of its code, where the code is explained.
using System.Net;
using System.Net.Http.Json;

using var http = new HttpClient { BaseAddress = new Uri("https://last-error.example/api/v1/") };

try
{
    File.OpenRead(@"C:\no\such\file");
}
catch (IOException exception)
{
    var hresult = unchecked((uint)exception.HResult);
    // An HRESULT of facility 7 carries a Win32 code in its low 16 bits.
    var file = hresult >> 16 == 0x8007 ? $"win32/{hresult & 0xFFFF}.json" : $"hresult/0x{hresult:X8}.json";
    using var response = await http.GetAsync(file);
    if (response.StatusCode == HttpStatusCode.NotFound)
    {
        Console.WriteLine($"Not explained: {file}");
        return;
    }

    response.EnsureSuccessStatusCode();
    var code = await response.Content.ReadFromJsonAsync<Code>();
    Console.WriteLine($"{code?.Number} {code?.Name}: {code?.Summary}");
    Console.WriteLine($"{code?.Handling?.Label}. {code?.Url}");
}

record Code(string Number, string Name, string Summary, Handling? Handling, string Url);

record Handling(string Id, string Label);
